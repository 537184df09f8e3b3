import { change } from "@/lib/audit/change";
import { type Decision, decideRequest, requesterOf, requestThatWaits } from "./close-request";
import { endPending } from "./expire-requests";
import { secureAccount } from "./secure-account";
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

/** The same, and closes the account to whoever knows its password; throws the same. */
export function declineAndSecureOnServer(requestId: string, reason: string): Promise<void> {
  const decidedHow = "the account was secured";
  return decideOnServer(requestId, reason, { state: "declined", decidedHow, secured: true });
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
    const noted = withReason(about, reason);
    noted(await requesterOf(request), { after });
    if (decided.secured) await secureAccount(tx, noted, request, "support");
  });
}
