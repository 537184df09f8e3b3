import type { LinkKind } from "@/lib/auth/links";
import type { PersonalLink } from "@/lib/auth/personal-link";
import { PasswordPage } from "./password-page";

/** An invitation or a setup link: the same page, for the same step. */
export function Welcome({ token, kind }: { token: string; kind: LinkKind }) {
  return (
    <PasswordPage
      token={token}
      kind={kind}
      button="Set password and sign in"
      title={({ practice }: PersonalLink) => `Welcome to ${practice?.name ?? "Chairside"}`}
      description={() => "Choose your password to start. This link works once."}
    />
  );
}
