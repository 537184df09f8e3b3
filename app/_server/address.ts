import { config } from "@/lib/config";

/** The network address of whoever asks: the connection's own; X-Forwarded-For counts only behind the configured number of proxies. */
export function addressOf(headers: Headers): string {
  const connection = headers.get("x-chairside-address") ?? "unknown";
  const proxies = config().TRUSTED_PROXIES;
  if (proxies === 0) return connection;
  const forwarded = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return forwarded.at(-proxies) ?? connection;
}
