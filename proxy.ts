import { type NextRequest, NextResponse } from "next/server";
import { sessionCookie } from "@/app/_server/cookies";
import { isOwnOrigin } from "@/app/_server/origin";
import { config as settings } from "@/lib/config";

// Never the lock: each page, action and handler asks for itself (app/_server). This one only spares a visitor the detour and a foreign form
// its way in. A page for somebody with a session doesn't pass through (docs/decisions/0006); its policy comes from bin/page-policy.ts.
const PUBLIC = /^\/(login|waiting|new-password|invite|forgot|reset|setup|decide|dev|api|p|f|r)(\/|$)/;

export default function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  if (request.method === "POST" && !isOwnOrigin(request.headers)) return refused();
  if (pathname !== "/" && !PUBLIC.test(pathname) && !request.cookies.has(sessionCookie())) {
    return NextResponse.redirect(
      new URL(`/login?next=${encodeURIComponent(pathname + search)}`, publicBase(request)),
    );
  }
  return NextResponse.next();
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

// Next reads this without running it, so the address stands here twice.
export const config = {
  matcher: [
    {
      source: "/((?!_next/|icon\\.svg|favicon\\.ico|fonts/|api/health|api/photos).*)",
      missing: [
        { type: "cookie", key: "chairside-session" },
        { type: "cookie", key: "__Host-chairside-session" },
      ],
    },
    {
      source: "/((?!_next/|icon\\.svg|favicon\\.ico|fonts/|api/health|api/photos).*)",
      has: [{ type: "header", key: "content-type" }],
    },
  ],
};
