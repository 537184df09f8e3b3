import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "./_components/entry-card";
import { SubmitButton } from "./_components/submit-button";
import { pathAfterSignIn } from "./_server/begin-session";
import { currentSecret } from "./_server/cookies";
import { currentGate } from "./_server/current-actor";
import { signOutAction } from "./_server/sign-out-action";

export const metadata: Metadata = { title: "No practice" };

/** Leads on to the practice used last; who has none is told so. */
export default async function Start() {
  const onward = await pathAfterSignIn(await currentSecret());
  if (onward !== "/") redirect(onward);
  const gate = await currentGate("");
  return (
    <EntryCard
      title={gate?.user.support ? "This is a support account" : "You have no practice to go to"}
      description={
        gate?.user.support
          ? "Support accounts belong to no practice, and there is nothing for them to open here yet."
          : "Your access to the practice has ended. Ask an Admin of your practice if that is a mistake."
      }
    >
      <form action={signOutAction} data-ends-session>
        <SubmitButton variant="secondary">Sign out</SubmitButton>
      </form>
    </EntryCard>
  );
}
