import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { db } from "@/db";
import { outbox } from "@/db/schema/outbox";
import { oneMore } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { fromNow, MINUTE, now } from "@/lib/clock";

export type MailRow = typeof outbox.$inferSelect;

/** Longer than any transport's patience: a claim that outlives it belongs to a server that was killed. */
const CLAIM_LIFE = 2 * MINUTE;
const AT_ONCE = 20;

/** The ids of mails that are due and in nobody's hands, the longest waiting first. */
export async function listDue(): Promise<string[]> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(isDue())
    .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
    .limit(AT_ONCE);
  return rows.map((row) => row.id);
}

/** Takes a mail into this worker's hands; undefined when another was quicker. */
export function claim(id: string, worker: string): Promise<MailRow | undefined> {
  return bookkeep("mail claimed", async (tx) => {
    const [mine] = await tx
      .update(outbox)
      .set({ claimedBy: worker, claimedUntil: fromNow(CLAIM_LIFE), tries: oneMore(outbox.tries) })
      .where(and(eq(outbox.id, id), isDue()))
      .returning();
    return mine;
  });
}

function isDue() {
  const free = or(isNull(outbox.claimedUntil), lte(outbox.claimedUntil, now()));
  return and(eq(outbox.state, "waiting"), lte(outbox.nextTryAt, now()), free);
}
