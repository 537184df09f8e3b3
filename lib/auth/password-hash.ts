import { hash, verify } from "@node-rs/argon2";

const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19456, timeCost: 2, parallelism: 1 };

// Somebody unknown costs the same work as a wrong password: else the time taken tells who has an account.
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$JPGsTUgr0EXYaokoGw1wcw$zeEZ9rq38tKoeGRKLgqUOTT/yt9hFiHipGWxYn1gaQg";

/** The argon2id hash to keep (OWASP's m=19456, t=2, p=1), made off the event loop. NFKC first, so that it matches from every keyboard (NIST SP 800-63B, 5.1.1.2). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Whether this is the password behind the hash. Without a hash never, after the same work. */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(kept ?? NOBODYS_HASH, password.normalize("NFKC"));
  return matches && kept !== undefined;
}
