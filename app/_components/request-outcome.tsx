import type { ReactNode } from "react";
import type { SeenRequest } from "@/lib/devices/queries";
import { Moment } from "./moment";
import { Notice, type Tone } from "./notice";

/** What became of a request, and who decided it; nothing while it is open. */
export function RequestOutcome({ request }: { request: SeenRequest }) {
  if (request.standing === "open") return null;
  const { tone, what, next } = outcomeOf(request);
  return (
    <Notice tone={tone}>
      <strong>{what}</strong>
      {next && <p>{next}</p>}
    </Notice>
  );
}

type Outcome = { tone: Tone; what: ReactNode; next?: string };

function outcomeOf(request: SeenRequest): Outcome {
  switch (request.standing) {
    case "approved":
      return {
        tone: "success",
        what: <Decided request={request} />,
        next: "They can go on within 12 hours.",
      };
    case "used":
      return { tone: "success", what: <Decided request={request} />, next: "They have gone on since." };
    case "lapsed":
      return {
        tone: "info",
        what: <Decided request={request} />,
        next: "The approval was not used, and admits nobody any more. Signing in again asks again.",
      };
    case "declined":
      return { tone: "info", what: <Decided request={request} />, next: declined(request) };
    case "withdrawn":
      return {
        tone: "info",
        what: "This request was withdrawn.",
        next: "There is nothing to decide. If they sign in again, you get a new e-mail.",
      };
    default:
      return {
        tone: "info",
        what: "This request has expired: nobody decided in 24 hours.",
        next: "There is nothing to decide. If they sign in again, you get a new e-mail.",
      };
  }
}

function Decided({ request }: { request: SeenRequest }) {
  const { standing, decidedByName, decidedHow, closedAt, timeZone } = request;
  const how = standing !== "declined" && decidedHow ? `, ${decidedHow}` : "";
  return (
    <>
      {decidedByName ?? "Somebody"} {standing === "declined" ? "declined" : "approved"} this on{" "}
      {closedAt && <Moment at={closedAt} timeZone={timeZone} />}
      {how}.
    </>
  );
}

function declined({ decidedHow, name }: SeenRequest): string {
  if (decidedHow)
    return `The account was secured: all sessions of ${name} were ended, their trusted devices forgotten, and they must choose a new password.`;
  return "The same device may ask again 15 minutes after that.";
}
