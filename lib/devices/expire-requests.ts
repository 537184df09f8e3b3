import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { type About, change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { fromNow, now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { requesterOf } from "./close-request";
import { APPROVAL_LIFE } from "./rules";
import { tellOutcome } from "./tell-outcome";
import { isUndecided } from "./waits";

const AT_ONCE = 100;

/**
 * Closes requests that nobody decided in 24 hours, at most 100 at a time, and tells. They could not be approved since that moment; written
 * down, they stay so when the clock is set back. Throws ConflictError when another server was quicker.
 */
export async function expireRequests(): Promise<number> {
  const over = await db
    .select({ id: loginRequests.id })
    .from(loginRequests)
    .where(and(isUndecided(), lte(loginRequests.expiresAt, now())))
    .orderBy(asc(loginRequests.expiresAt))
    .limit(AT_ONCE);
  if (over.length === 0) return 0;
  return change(system("login requests"), "login.expired", async (tx, about) => {
    let expired = 0;
    for (const { id } of over) if (await expireRequest(tx, about, id)) expired++;
    if (expired === 0) throw new ConflictError("Another server was quicker.");
    return expired;
  });
}

/** Closes one request whose time is over, inside a change; false when it was decided, or is not over. */
export async function expireRequest(tx: Tx, about: About, id: string): Promise<boolean> {
  const [expired] = await tx
    .update(loginRequests)
    .set({ state: "expired", closedAt: now(), decidedHow: "nobody decided in time" })
    .where(and(eq(loginRequests.id, id), isUndecided(), lte(loginRequests.expiresAt, now())))
    .returning();
  if (!expired) return false;
  await endPending(tx, expired.sessionId, "nobody decided in time");
  await tellOutcome(tx, expired);
  about(await requesterOf(expired), { after: { Device: expired.deviceLabel } }, "login.expired");
  return true;
}

/** Ends the pending session of a request: the waiting page says why. */
export async function endPending(tx: Tx, sessionId: string, because: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ state: "ended", endedAt: now(), endedBecause: because })
    .where(and(eq(sessions.id, sessionId), eq(sessions.state, "pending")));
}

/** Writes down which approvals nobody used in 12 hours; they admit nobody since that moment. */
export async function lapseApprovals(): Promise<void> {
  const unused = and(
    eq(loginRequests.state, "approved"),
    isNull(loginRequests.usedAt),
    isNull(loginRequests.lapsedAt),
    lte(loginRequests.closedAt, fromNow(-APPROVAL_LIFE)),
  );
  const found = await db.select({ id: loginRequests.id }).from(loginRequests).where(unused).limit(1);
  if (found.length === 0) return;
  await bookkeep("unused approvals lapsed", async (tx) => {
    const lapsed = await tx.update(loginRequests).set({ lapsedAt: now() }).where(unused).returning();
    for (const { sessionId } of lapsed) await endPending(tx, sessionId, "the approval was not used in time");
  });
}
