import { and, asc, inArray, lt } from "drizzle-orm";
import { db } from "@/db";
import { decisionLinks, loginRequests } from "@/db/schema/login-requests";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";
import { REQUEST_LIFE } from "@/lib/devices/rules";

/** The log keeps what was decided for good; the request itself is looked back at for a year. */
const KEPT = 365 * DAY;

/** Forgets login requests, and the links to them, that were closed a year ago; at most 1,000 at a time. */
export async function clearRequests(): Promise<void> {
  const found = await db
    .select({ id: loginRequests.id })
    .from(loginRequests)
    .where(
      and(
        inArray(loginRequests.state, ["approved", "declined", "expired", "withdrawn"]),
        // Closed before it, or soon after: so much the index can look up.
        lt(loginRequests.expiresAt, fromNow(REQUEST_LIFE - KEPT)),
        lt(loginRequests.closedAt, fromNow(-KEPT)),
      ),
    )
    .orderBy(asc(loginRequests.expiresAt))
    .limit(1000);
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  await bookkeep("old login requests cleared", async (tx) => {
    await tx.delete(decisionLinks).where(inArray(decisionLinks.requestId, ids));
    await tx.delete(loginRequests).where(inArray(loginRequests.id, ids));
  });
}
