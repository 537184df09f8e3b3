import { config } from "@/lib/config";

/** Whether a request that changes something was made by our own page. Compared with the configured address, never with request headers. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return ownOrigins().includes(origin);
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/** On one's own machine the same server has several names. */
function ownOrigins(): string[] {
  const url = new URL(config().APP_URL);
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (!names.includes(url.hostname)) return [url.origin];
  return names.map((name) => `${url.protocol}//${name}${url.port && `:${url.port}`}`);
}
