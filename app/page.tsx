import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "./_components/entry-card";
import { SubmitButton } from "./_components/submit-button";
import { pathAfterSignIn } from "./_server/begin-session";
import { currentSecret } from "./_server/cookies";
import { signOutAction } from "./_server/sign-out-action";

export const metadata: Metadata = { title: "No practice" };

/** Leads on to the practice used last; who has none is told so. */
export default async function Start() {
  const onward = await pathAfterSignIn(await currentSecret());
  if (onward !== "/") redirect(onward);
  return (
    <EntryCard
      title="You have no practice to go to"
      description="Your access to the practice has ended, or it was closed. Ask an Admin of your practice if that is a mistake."
    >
      <form action={signOutAction} data-ends-session>
        <SubmitButton variant="secondary">Sign out</SubmitButton>
      </form>
    </EntryCard>
  );
}
