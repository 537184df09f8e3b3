import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { throttles } from "@/db/schema/throttles";
import { fromNow, HOUR, now } from "@/lib/clock";

/** Takes one of `most` an hour; false when they are used up. What is refused doesn't prolong the hour. */
export async function takeRation(tx: Tx, key: string, most: number): Promise<boolean> {
  const [row] = await tx.select().from(throttles).where(eq(throttles.key, key));
  const running = row && row.pausedUntil > now();
  if (running && row.failures >= most) return false;
  const counted = {
    failures: running ? row.failures + 1 : 1,
    pausedUntil: running ? row.pausedUntil : fromNow(HOUR),
    lastAt: now(),
  };
  await tx
    .insert(throttles)
    .values({ key, ...counted })
    .onConflictDoUpdate({ target: throttles.key, set: counted });
  return true;
}
