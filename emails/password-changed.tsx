import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** `changedAt` is a day and time in words, at the practice; `link` leads to Forgot password. */
export type PasswordChangedProps = From & { name: string; login: string; changedAt: string; link: string };

export function subject(_props: PasswordChangedProps): string {
  return "Your password was changed";
}

export function PasswordChanged({ practice, colour, name, login, changedAt, link }: PasswordChangedProps) {
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Your password was changed"
      preview="If it was you, there is nothing to do."
      because={`You get this because the password of ${login} was changed.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        The password for <b>{login}</b> was changed on {changedAt}. If it was you, there is nothing to do.
      </Words>
      <Words>If it wasn't you, choose a new password now, and tell an Admin of {practice}.</Words>
      <MailButton link={link} label="It wasn't me" colour={colour} />
    </MailFrame>
  );
}
