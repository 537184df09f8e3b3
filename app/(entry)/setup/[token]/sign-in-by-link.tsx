import { EntryCard } from "@/app/_components/entry-card";
import { LinkEnded } from "@/app/(entry)/link-ended";
import { findPersonalLink } from "@/lib/auth/personal-link";
import { enterByLink } from "./actions";
import { SignInForm } from "./sign-in-form";

export async function SignInByLink({ token }: { token: string }) {
  const found = await findPersonalLink(token, "sign-in");
  if (!found) return <LinkEnded />;
  return (
    <EntryCard
      title="Sign in on this browser"
      description={`This link signs ${found.user.name} in once, without a password.`}
    >
      <SignInForm enter={enterByLink.bind(null, { token })} name={found.user.name} />
    </EntryCard>
  );
}
