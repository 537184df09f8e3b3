import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** `endsAt` is a day and time in words, at the practice. */
export type PasswordResetProps = From & { name: string; login: string; link: string; endsAt: string };

export function subject(_props: PasswordResetProps): string {
  return "Choose a new password";
}

export function PasswordReset({ practice, colour, name, login, link, endsAt }: PasswordResetProps) {
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Choose a new password"
      preview={`The link works once, until ${endsAt}.`}
      because={`You get this because somebody asked for a new password for ${login}.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        You can choose a new password for <b>{login}</b> now.
      </Words>
      <MailButton link={link} label="Choose a new password" colour={colour} />
      <Words>
        The link works once, until <b>{endsAt}</b>. Using it signs you out everywhere else.
      </Words>
      <Words>Didn't ask for this? Then you needn't do anything: your password stays as it is.</Words>
    </MailFrame>
  );
}
