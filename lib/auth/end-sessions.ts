import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { now } from "@/lib/clock";
import { takeBackOfSession, takeBackRequests } from "@/lib/devices/take-back";

/** Ends every session of a user at the next request, but for the one named, and withdraws what others waited for; says how many. */
export async function endSessions(tx: Tx, userId: string, because: string, except?: string): Promise<number> {
  const live = and(eq(sessions.userId, userId), ne(sessions.state, "ended"));
  const ended = await tx
    .update(sessions)
    .set({ state: "ended", endedAt: now(), endedBecause: because })
    .where(except ? and(live, ne(sessions.id, except)) : live)
    .returning({ id: sessions.id });
  await takeBackRequests(tx, userId, because, except);
  return ended.length;
}

/** Ends one session of that user; false when it is not theirs or has ended already. */
export async function endSession(
  tx: Tx,
  userId: string,
  sessionId: string,
  because: string,
): Promise<boolean> {
  const ended = await tx
    .update(sessions)
    .set({ state: "ended", endedAt: now(), endedBecause: because })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), ne(sessions.state, "ended")))
    .returning({ id: sessions.id });
  if (ended.length === 1) await takeBackOfSession(tx, sessionId, because);
  return ended.length === 1;
}
