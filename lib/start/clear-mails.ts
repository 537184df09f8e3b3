import { and, inArray, lt } from "drizzle-orm";
import { db } from "@/db";
import { mailbox, outbox } from "@/db/schema/outbox";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";

/** Long after its last try nobody asks for a mail any more, and it names people. */
const KEPT = 90 * DAY;

/** Forgets mails that were sent, or dropped, 90 days ago, and those of the local mailbox; at most 1,000 at a time. Parked ones stay until an Admin sees to them. */
export async function clearMails(): Promise<void> {
  const limit = fromNow(-KEPT);
  const over = and(inArray(outbox.state, ["sent", "dropped"]), lt(outbox.nextTryAt, limit));
  const sent = await db.select({ id: outbox.id }).from(outbox).where(over).limit(1000);
  const kept = await db.select({ id: mailbox.id }).from(mailbox).where(lt(mailbox.at, limit)).limit(1000);
  if (sent.length + kept.length === 0) return;
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  await bookkeep("old mails cleared", async (tx) => {
    await tx.delete(outbox).where(inArray(outbox.id, idsOf(sent)));
    await tx.delete(mailbox).where(inArray(mailbox.id, idsOf(kept)));
  });
}
