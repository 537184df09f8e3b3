import { change } from "@/lib/audit/change";
import { type Decision, decideRequest, requesterOf, requestThatWaits } from "./close-request";
import { endPending } from "./expire-requests";
import { onTheServer, reasonOf, SUPPORT, withReason } from "./support-reason";

/**
 * Approves a login request on the server's command line, for when nobody at the practice can: without the number, and the log says so.
 * Throws InvalidError at `reason`, NotFoundError for an unknown request, DecidedError where it waits no more.
 */
export function approveOnServer(requestId: string, reason: string): Promise<void> {
  return decideOnServer(requestId, reason, {
    state: "approved",
    decidedHow: "without the number",
    withoutNumber: true,
  });
}

/** Declines it there; throws the same. */
export function declineOnServer(requestId: string, reason: string): Promise<void> {
  return decideOnServer(requestId, reason, { state: "declined", decidedHow: "" });
}

async function decideOnServer(
  requestId: string,
  typed: string,
  decided: Omit<Decision, "decidedBy" | "decidedByName">,
): Promise<void> {
  const reason = reasonOf(typed);
  await change(onTheServer, `login.${decided.state}`, async (tx, about) => {
    const request = await requestThatWaits(requestId);
    await decideRequest(tx, requestId, { ...decided, decidedBy: null, decidedByName: SUPPORT });
    if (decided.state === "declined") await endPending(tx, request.sessionId, "declined");
    const facts = { Device: request.deviceLabel, Address: request.address, By: "the server's command line" };
    const after = decided.decidedHow ? { ...facts, How: decided.decidedHow } : facts;
    withReason(about, reason)(await requesterOf(request), { after });
  });
}
