import type { IncomingMessage, ServerResponse } from "node:http";

const NO_PAGE = /^\/(?:_next\/|icon\.svg|favicon\.ico|fonts\/|api\/health|api\/photos)/;

/** Whether an address is a page's, whose scripts need a nonce. */
export function isPage(url: string): boolean {
  return !NO_PAGE.test(url);
}

/**
 * Gives a page its Content-Security-Policy, with a nonce of its own: the browser reads it in the answer, Next in the request. Here and not
 * in proxy.ts, which costs a page half a millisecond to pass through (docs/decisions/0006); whatever a client claims is overwritten.
 */
export function nameThePolicy(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  if (!isPage(request.url ?? "/")) return;
  const policy = policyWith(btoa(crypto.randomUUID()), dev);
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
}

function policyWith(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
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
