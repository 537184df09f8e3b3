import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Tx } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { now } from "@/lib/clock";
import { takeBackOfDevice, takeBackOfSession, takeBackRequests } from "@/lib/devices/take-back";

/** Ends every session of a user at the next request, but for the one named, and withdraws what others waited for; says how many. */
export async function endSessions(tx: Tx, userId: string, because: string, except?: string): Promise<number> {
  const own = eq(sessions.userId, userId);
  const ended = await end(tx, except ? and(own, ne(sessions.id, except)) : own, because);
  await takeBackRequests(tx, userId, because, except);
  return ended;
}

/** Ends one session of that user; false when it is not theirs or has ended already. */
export async function endSession(
  tx: Tx,
  userId: string,
  sessionId: string,
  because: string,
): Promise<boolean> {
  const ended = await end(tx, and(eq(sessions.id, sessionId), eq(sessions.userId, userId)), because);
  if (ended === 1) await takeBackOfSession(tx, sessionId, because);
  return ended === 1;
}

/** Ends every session of a user on one device, and takes back what waits there; says how many. */
export async function endSessionsOn(
  tx: Tx,
  userId: string,
  deviceId: string,
  because: string,
): Promise<number> {
  const ended = await end(tx, and(eq(sessions.deviceId, deviceId), eq(sessions.userId, userId)), because);
  await takeBackOfDevice(tx, userId, deviceId, because);
  return ended;
}

async function end(tx: Tx, which: SQL | undefined, because: string): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ state: "ended", endedAt: now(), endedBecause: because })
    .where(and(which, ne(sessions.state, "ended")))
    .returning({ id: sessions.id });
  return ended.length;
}
