import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { config } from "@/lib/config";

/** A new secret of 256 random bits, safe in cookies and addresses. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its SHA-256. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** A secret that only this server can make again: HMAC of the purpose under AUTH_SECRET. */
export function derivedSecret(purpose: string): string {
  return createHmac("sha256", config().AUTH_SECRET).update(purpose).digest("base64url");
}

/** Compares two secrets in the same time whether or not they agree. */
export function sameSecret(left: string, right: string): boolean {
  const hash = (secret: string) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(hash(left), hash(right));
}
