import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import type { Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { now } from "@/lib/clock";
import { isUndecided } from "./waits";

/** Takes back what a user's devices wait for, in the transaction and log line of its cause: open requests are withdrawn, approvals not yet used lapse. */
export async function takeBackRequests(
  tx: Tx,
  userId: string,
  because: string,
  exceptSession?: string,
): Promise<void> {
  const own = eq(loginRequests.userId, userId);
  await takeBack(tx, exceptSession ? and(own, ne(loginRequests.sessionId, exceptSession)) : own, because);
}

/** The same for what one session waits for; says whether there was an open request. */
export function takeBackOfSession(tx: Tx, sessionId: string, because: string): Promise<boolean> {
  return takeBack(tx, eq(loginRequests.sessionId, sessionId), because);
}

/** The same for what a user's one device waits for. */
export function takeBackOfDevice(
  tx: Tx,
  userId: string,
  deviceId: string,
  because: string,
): Promise<boolean> {
  return takeBack(tx, and(eq(loginRequests.userId, userId), eq(loginRequests.deviceId, deviceId)), because);
}

async function takeBack(tx: Tx, which: SQL | undefined, because: string): Promise<boolean> {
  const withdrawn = await tx
    .update(loginRequests)
    .set({ state: "withdrawn", closedAt: now(), decidedHow: because })
    .where(and(which, isUndecided()))
    .returning({ id: loginRequests.id });
  await tx
    .update(loginRequests)
    .set({ lapsedAt: now() })
    .where(
      and(
        which,
        eq(loginRequests.state, "approved"),
        isNull(loginRequests.usedAt),
        isNull(loginRequests.lapsedAt),
      ),
    );
  return withdrawn.length > 0;
}
