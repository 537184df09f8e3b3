import type { IncomingMessage } from "node:http";

const HERE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Next compares a form's Origin with the Host header, which many a proxy rewrites, and calls itself by the protocol a proxy names, which it
 * doesn't speak. It hears the configured public address and nothing that was forwarded. This machine's own names may stand for each other.
 */
export function nameTheHost({ headers }: Pick<IncomingMessage, "headers">, publicUrl: string): void {
  for (const claim of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete headers[claim];
  const { host, protocol } = new URL(publicUrl);
  if (!(HERE.test(host) && HERE.test(headers.host ?? ""))) headers.host = host;
  // A form of a page without a referrer (/decide) hides its origin too. Only the browser itself can say that it is this one.
  if (headers.origin === "null" && headers["sec-fetch-site"] === "same-origin")
    headers.origin = `${protocol}//${headers.host}`;
}
