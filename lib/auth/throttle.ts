import { eq, inArray } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { throttles } from "@/db/schema/throttles";
import { HOUR, MINUTE, now, SECOND } from "@/lib/clock";
import { hashSecret } from "./secrets";

const FREE_TRIES = { account: 5, device: 10, address: 30 } as const;
const LONGEST_PAUSE = 15 * 60 * SECOND;
const FORGOTTEN_AFTER = HOUR;
// Behind one address may sit a whole practice, where somebody mistypes every few minutes: its count runs off meanwhile.
const ADDRESS_RUNS_OFF = 2 * MINUTE;

export type Guess = { loginKey: string; address: string; trustedDevice?: string | undefined };

/** Whether guesses like this one are paused now. On a trusted device only that device's own failures count, so nobody can lock an owner out. */
export async function isPaused(guess: Guess): Promise<boolean> {
  return (await failuresLike(guess)).paused;
}

/** The same, and whether there is anything that a right password would clear: mostly there is not. */
export async function failuresLike(guess: Guess): Promise<{ paused: boolean; some: boolean }> {
  const rows = await db
    .select()
    .from(throttles)
    .where(inArray(throttles.key, keysOf(guess)));
  return { paused: rows.some((row) => row.pausedUntil > now()), some: rows.length > 0 };
}

/** Until when sign-ins to an account pause, on devices it is not trusted on; undefined when they don't. */
export async function pauseOfAccount(loginKey: string): Promise<Date | undefined> {
  const key = `account:${hashSecret(loginKey)}`;
  const [row] = await db.select().from(throttles).where(eq(throttles.key, key));
  return row && row.pausedUntil > now() ? row.pausedUntil : undefined;
}

/** Counts a failure: each one after the free tries doubles the pause, up to 15 minutes. Forgotten an hour after the last. */
export async function countFailure(tx: Tx, guess: Guess): Promise<void> {
  for (const key of keysOf(guess)) {
    const [row] = await tx.select().from(throttles).where(eq(throttles.key, key));
    const failures = (row ? stillCounted(row) : 0) + 1;
    const counted = { failures, pausedUntil: pauseAfter(key, failures), lastAt: now() };
    await tx
      .insert(throttles)
      .values({ key, ...counted })
      .onConflictDoUpdate({ target: throttles.key, set: counted });
  }
}

/** A right password clears the account's and the device's count, not the address's: behind it may sit others. */
export async function clearFailures(tx: Tx, guess: Guess): Promise<void> {
  const keys = keysOf(guess).filter((key) => !key.startsWith("address:"));
  await tx.delete(throttles).where(inArray(throttles.key, keys));
}

function stillCounted({ key, failures, lastAt }: typeof throttles.$inferSelect): number {
  const since = now().getTime() - lastAt.getTime();
  if (since >= FORGOTTEN_AFTER) return 0;
  const ranOff = key.startsWith("address:") ? Math.floor(since / ADDRESS_RUNS_OFF) : 0;
  return Math.max(0, failures - ranOff);
}

function keysOf(guess: Guess): string[] {
  if (guess.trustedDevice) return [`device:${guess.trustedDevice}:${hashSecret(guess.loginKey)}`];
  return [`account:${hashSecret(guess.loginKey)}`, `address:${networkOf(guess.address)}`];
}

function pauseAfter(key: string, failures: number): Date {
  const free = FREE_TRIES[key.split(":")[0] as keyof typeof FREE_TRIES];
  const pause = failures < free ? 0 : Math.min(SECOND * 2 ** (failures - free), LONGEST_PAUSE);
  return new Date(now().getTime() + pause);
}

/** An IPv6 customer holds a /64 of addresses: it counts as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail ? tail.split(":") : [];
  while (tail !== undefined && groups.length + rest.length < 8) groups.push("0");
  return [...groups, ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":");
}
