import { change } from "@/lib/audit/change";
import type { VisitorActor } from "@/lib/auth/actor";
import { endPending } from "./expire-requests";
import { takeBackOfSession } from "./take-back";
import { openRequestOf } from "./waiting";

/** Cancels the request that this session waits for, and ends the session. Without one it does nothing. */
export async function withdrawRequest(visitor: VisitorActor, secret: string | undefined): Promise<void> {
  const waiting = await openRequestOf(secret);
  if (!waiting) return;
  const { request, user } = waiting;
  await change(visitor, "login.withdrawn", async (tx, about) => {
    await takeBackOfSession(tx, request.sessionId, "cancelled by the person");
    await endPending(tx, request.sessionId, "cancelled");
    const subject = { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
    about(subject, { after: { Device: request.deviceLabel } });
  });
}
