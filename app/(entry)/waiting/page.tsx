import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "@/app/_components/entry-card";
import { SubmitButton } from "@/app/_components/submit-button";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { signOutAction } from "@/app/_server/sign-out-action";
import { waitingOf } from "@/lib/devices/waiting";
import { StillWaiting } from "./still-waiting";
import { WaitOver } from "./wait-over";

export const metadata: Metadata = { title: "Waiting for approval" };

export default async function WaitingPage() {
  const secret = await currentSecret();
  const waiting = await waitingOf(secret);
  if (waiting?.standing === "open" || waiting?.standing === "approved")
    return <StillWaiting waiting={waiting} />;
  if (waiting) return <WaitOver waiting={waiting} />;
  const onward = await pathAfterSignIn(secret);
  if (onward !== "/waiting") redirect(onward);
  return <NothingAsked />;
}

/** A session that waits for no request: it comes from before there were any. */
function NothingAsked() {
  return (
    <EntryCard
      title="Waiting for approval"
      description="This device is not approved, and no request is open for it. Sign out, then sign in again to ask."
    >
      <form action={signOutAction} data-ends-session>
        <SubmitButton variant="secondary">Sign out</SubmitButton>
      </form>
    </EntryCard>
  );
}
