import { type NextRequest, NextResponse } from "next/server";
import { sessionCookie } from "@/app/_server/cookies";
import { isOwnOrigin } from "@/app/_server/origin";
import { config as settings } from "@/lib/config";

// Never the lock: each page, action and handler asks for itself (app/_server). This one only spares a visitor the detour and sets headers.
const PUBLIC = /^\/(login|waiting|new-password|invite|forgot|reset|setup|decide|dev|api|p|f|r)(\/|$)/;

export default function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  if (request.method === "POST" && !isOwnOrigin(request.headers)) return refused();
  if (pathname !== "/" && !PUBLIC.test(pathname) && !request.cookies.has(sessionCookie())) {
    return NextResponse.redirect(
      new URL(`/login?next=${encodeURIComponent(pathname + search)}`, publicBase(request)),
    );
  }
  const nonce = btoa(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set("x-chairside-path", pathname + search);
  headers.set("content-security-policy", policy(nonce));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy(nonce));
  return response;
}

/** Behind a proxy that ends TLS the request itself says http. */
function publicBase(request: NextRequest): string {
  const { APP_URL } = settings();
  return APP_URL.startsWith("https:") ? APP_URL : request.url;
}

function refused() {
  const message = "This request didn't come from Chairside's own page, so nothing was changed.\n";
  return new NextResponse(message, { status: 403, headers: { "content-type": "text/plain; charset=utf-8" } });
}

function policy(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/|icon\\.svg|favicon\\.ico|fonts/|api/health|api/photos).*)" }],
};
