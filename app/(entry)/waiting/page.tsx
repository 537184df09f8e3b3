import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "@/app/_components/entry-card";
import { SubmitButton } from "@/app/_components/submit-button";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { signOutAction } from "@/app/_server/sign-out-action";

export const metadata: Metadata = { title: "Waiting for approval" };

export default async function Waiting() {
  const onward = await pathAfterSignIn(await currentSecret());
  if (onward !== "/waiting") redirect(onward);
  return (
    <EntryCard
      title="Waiting for approval"
      description="Your password is right. An Admin of your practice has to approve this device before you can go on."
    >
      <form action={signOutAction} data-ends-session>
        <SubmitButton variant="secondary">Sign out</SubmitButton>
      </form>
    </EntryCard>
  );
}
