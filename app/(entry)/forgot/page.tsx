import type { Metadata } from "next";
import { EntryCard } from "@/app/_components/entry-card";
import { askForReset } from "./actions";
import { ForgotForm } from "./forgot-form";

export const metadata: Metadata = { title: "Forgot password" };

export default function Forgot() {
  return (
    <EntryCard
      title="Forgot your password?"
      description="We send you a link to choose a new one. You sign in with a username and have no e-mail? Ask an Admin of your practice for a setup link."
      footer={<a href="/login">Back to sign in</a>}
    >
      <ForgotForm ask={askForReset.bind(null, {})} />
    </EntryCard>
  );
}
