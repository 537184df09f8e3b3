import { hashPassword } from "@/lib/auth/password-hash";

/** Everybody's password in the demo (product.md, section 13). */
export const DEMO_PASSWORD = "open wide please";

let hashed: Promise<string> | undefined;

/** Its hash, made once for all of them. */
export function passwordHash(): Promise<string> {
  hashed ??= hashPassword(DEMO_PASSWORD);
  return hashed;
}
