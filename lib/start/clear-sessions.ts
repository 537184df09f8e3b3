import { and, asc, inArray, lt } from "drizzle-orm";
import { db } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";

/** A session lives 14 days at most and is kept for 90 more. */
const KEPT = (14 + 90) * DAY;

/** Forgets sessions that ended 90 days ago; at most 1,000 at a time. */
export async function clearSessions(): Promise<void> {
  const limit = fromNow(-KEPT);
  const old = and(lt(sessions.id, firstIdAt(limit)), lt(sessions.createdAt, limit));
  const found = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(old)
    .orderBy(asc(sessions.id))
    .limit(1000);
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  await bookkeep("old sessions cleared", (tx) => tx.delete(sessions).where(inArray(sessions.id, ids)));
}

/** Ids begin with the millisecond they were made in (UUIDv7): the primary key finds the oldest without an index of its own. */
function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
}
