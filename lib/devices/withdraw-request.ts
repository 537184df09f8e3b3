import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { change } from "@/lib/audit/change";
import type { VisitorActor } from "@/lib/auth/actor";
import { endPending } from "./expire-requests";
import { takeBackOfSession } from "./take-back";
import { tellAsked } from "./tell-outcome";
import { openRequestOf } from "./waiting";

/** Cancels the request that this session waits for, ends the session, and tells who was asked. Without one it does nothing. */
export async function withdrawRequest(visitor: VisitorActor, secret: string | undefined): Promise<void> {
  const waiting = await openRequestOf(secret);
  if (!waiting) return;
  const { request, user } = waiting;
  await change(visitor, "login.withdrawn", async (tx, about) => {
    const wasOpen = await takeBackOfSession(tx, request.sessionId, "cancelled by the person");
    if (wasOpen) await tellWithdrawn(tx, request.id);
    await endPending(tx, request.sessionId, "cancelled");
    const subject = { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
    about(subject, { after: { Device: request.deviceLabel } });
  });
}

/** Whoever was asked has nothing left to decide. The person knows: they pressed the button. */
async function tellWithdrawn(tx: Tx, requestId: string): Promise<void> {
  const [withdrawn] = await tx.select().from(loginRequests).where(eq(loginRequests.id, requestId));
  if (withdrawn) await tellAsked(tx, withdrawn);
}
