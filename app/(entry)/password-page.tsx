import type { ReactNode } from "react";
import { EntryCard } from "@/app/_components/entry-card";
import { PracticeColour } from "@/app/_components/practice-colour";
import type { LinkKind } from "@/lib/auth/links";
import { findPersonalLink, type PersonalLink } from "@/lib/auth/personal-link";
import { config } from "@/lib/config";
import { checkPassword, setPassword } from "./link-actions";
import { LinkEnded } from "./link-ended";
import { PasswordForm } from "./password-form";

type PasswordPageProps = {
  token: string;
  kind: LinkKind;
  button: string;
  title: (found: PersonalLink) => string;
  description: (found: PersonalLink) => ReactNode;
};

/** The page behind a link that lets somebody choose a password. Opening it changes nothing. */
export async function PasswordPage({ token, kind, button, title, description }: PasswordPageProps) {
  const found = await findPersonalLink(token, kind);
  if (!found) return <LinkEnded />;
  const login = found.user.login ?? "";
  return (
    <EntryCard title={title(found)} description={description(found)}>
      <PracticeColour colour={found.practice?.colour} />
      <dl className="grid gap-x-4 sm:grid-cols-[auto_1fr] gap-y-1">
        <dt className="text-muted">Name</dt>
        <dd className="break-words">{found.user.name}</dd>
        <dt className="text-muted">You sign in with</dt>
        <dd className="break-words">{login}</dd>
      </dl>
      <PasswordForm
        save={setPassword.bind(null, { token })}
        check={checkPassword.bind(null, { token })}
        login={login}
        minLength={config().PASSWORD_MIN_LENGTH}
        button={button}
      />
    </EntryCard>
  );
}
