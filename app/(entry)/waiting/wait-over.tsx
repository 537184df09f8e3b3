import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { EntryCard } from "@/app/_components/entry-card";
import { Moment } from "@/app/_components/moment";
import type { Waiting } from "@/lib/devices/waiting";
import { GoOnWithTheOther } from "./go-on-with-the-other";

/** How the wait ended, and what to do next. The session that waited is gone. */
export function WaitOver({ waiting }: { waiting: Waiting }) {
  const { title, why, next } = endOf(waiting);
  return (
    <EntryCard title={title} description={why}>
      <p>{next}</p>
      {waiting.standing === "used" && <GoOnWithTheOther />}
      <ButtonLink href="/login" variant="primary" size="large">
        {waiting.standing === "declined" ? "Back to sign in" : "Sign in again"}
      </ButtonLink>
    </EntryCard>
  );
}

type End = { title: string; why: string; next: ReactNode };

const ASK_ANEW = "Sign in again to ask anew.";

function endOf({ standing, asksAgainAt, timeZone, ofSupport }: Waiting): End {
  const who = ofSupport ? "another support account" : "an Admin of your practice";
  switch (standing) {
    case "declined":
      return {
        title: "Not approved",
        why: `This device was not approved. Ask ${who}.`,
        next: asksAgainAt && (
          <>
            This device may ask again from <Moment at={asksAgainAt} timeZone={timeZone} /> on.
          </>
        ),
      };
    case "expired":
      return {
        title: "This request has expired",
        why: "Nobody decided about this device within 24 hours.",
        next: `Ask ${who} to look into their e-mail. ${ASK_ANEW}`,
      };
    case "lapsed":
      return {
        title: "This approval has ended",
        why: "The device was approved, but the approval wasn't used in time, or was taken back.",
        next: ASK_ANEW,
      };
    case "used":
      return {
        title: "You went on already",
        why: "The approval of this device was used in another window of this browser.",
        next: "This window follows in a moment. If it doesn't, go on in the other one, or sign in again.",
      };
    default:
      return {
        title: "This request was cancelled",
        why: "You cancelled it, or a new password or a change of your access ended it.",
        next: `${ASK_ANEW} If that doesn't help, ask ${who}.`,
      };
  }
}
