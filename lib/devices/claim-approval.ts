import { change } from "@/lib/audit/change";
import { visitorAt } from "@/lib/auth/open-session";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { admit } from "./admit";
import { heldDevice } from "./held-device";
import { mayEnter } from "./may-enter";
import type { OpenedSession } from "./opening";
import type { Origin } from "./origin";
import { personOf } from "./person";
import { standingOf } from "./rules";
import { openRequestOf } from "./waiting";

/**
 * Goes on from the waiting page after an approval: a new session and a new device secret, once. Needs both secrets of the browser that
 * waited, its session's and its device's, so an approval is of no use anywhere else. Undefined while there is nothing to use; throws ConflictError for the second of two at once.
 */
export async function claimApproval(
  secret: string | undefined,
  origin: Origin,
): Promise<OpenedSession | undefined> {
  const waiting = await openRequestOf(secret);
  if (!waiting || standingOf(waiting.request, now()) !== "approved") return undefined;
  const device = await heldDevice(origin);
  if (device?.id !== waiting.request.deviceId || !(await mayEnter(waiting.user))) return undefined;
  return change(visitorAt(origin), "session.opened", async (tx, about) => {
    const person = await personOf(waiting.user.id);
    const opened = await admit(tx, about, person, waiting.request, device, origin);
    if (!opened) throw new ConflictError("This approval was used a moment ago. Reload this page.");
    return opened;
  });
}
