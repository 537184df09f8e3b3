import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "@/app/_components/entry-card";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { signOutAction } from "@/app/_server/sign-out-action";
import { config } from "@/lib/config";
import { setNewPassword } from "./actions";
import { NewPasswordForm } from "./new-password-form";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function NewPassword() {
  const onward = await pathAfterSignIn(await currentSecret());
  if (onward !== "/new-password") redirect(onward);
  return (
    <EntryCard
      title="Choose a new password"
      description="Your account needs a new password before you go on. It signs you out everywhere else."
      footer={
        <form action={signOutAction} data-ends-session>
          <button type="submit" className="link">
            Sign out
          </button>
        </form>
      }
    >
      <NewPasswordForm save={setNewPassword.bind(null, {})} minLength={config().PASSWORD_MIN_LENGTH} />
    </EntryCard>
  );
}
