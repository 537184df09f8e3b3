import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import type { About } from "@/lib/audit/change";
import { endPending } from "./expire-requests";
import { subjectOf } from "./open-active";
import { personOf } from "./person";
import { takeBackOfSession } from "./take-back";
import { isUndecided } from "./waits";

const TURNED_OFF = "2 Factor Authenticator was turned off";

/** Withdraws the open requests of everybody at the practice who needs no approval any more: they sign in again. Says how many. */
export async function withdrawNeedless(tx: Tx, about: About, practiceId: string): Promise<number> {
  let withdrawn = 0;
  for (const { userId, sessionId, device } of await openAt(tx, practiceId)) {
    const person = await personOf(userId);
    if (person.strict || !(await takeBackOfSession(tx, sessionId, TURNED_OFF))) continue;
    await endPending(tx, sessionId, TURNED_OFF);
    about(subjectOf(person), { after: { Device: device, Why: TURNED_OFF } }, "login.withdrawn");
    withdrawn++;
  }
  return withdrawn;
}

function openAt(tx: Tx, practiceId: string) {
  return tx
    .select({
      userId: loginRequests.userId,
      sessionId: loginRequests.sessionId,
      device: loginRequests.deviceLabel,
    })
    .from(memberships)
    .innerJoin(loginRequests, and(eq(loginRequests.userId, memberships.userId), isUndecided()))
    .where(and(eq(memberships.practiceId, practiceId), isNull(memberships.endedAt)));
}
