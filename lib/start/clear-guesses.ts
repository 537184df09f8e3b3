import { and, inArray, lt } from "drizzle-orm";
import { db } from "@/db";
import { throttles } from "@/db/schema/throttles";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow, now } from "@/lib/clock";

/** Forgets counts of failed sign-ins that no longer slow anybody down; at most 1,000 at a time. */
export async function clearGuesses(): Promise<void> {
  const over = and(lt(throttles.lastAt, fromNow(-DAY)), lt(throttles.pausedUntil, now()));
  const found = await db.select({ key: throttles.key }).from(throttles).where(over).limit(1000);
  if (found.length === 0) return;
  const keys = found.map(({ key }) => key);
  await bookkeep("old guesses cleared", (tx) =>
    tx.delete(throttles).where(and(inArray(throttles.key, keys), over)),
  );
}
