import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** Goes to the old and the new contact address alike: links to choose a password go there. `changedAt` is a day and time in words; `link` leads to signing in. */
export type ContactChangedProps = From & {
  name: string;
  login: string;
  contact: string;
  changedBy: string;
  changedAt: string;
  link: string;
};

export function subject(_props: ContactChangedProps): string {
  return "Your contact e-mail was changed";
}

export function ContactChanged(props: ContactChangedProps) {
  const { practice, colour, name, login, contact, changedBy, changedAt, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Your contact e-mail was changed"
      preview={`E-mail updates now go to ${contact}.`}
      because="You get this because this address was or is your contact e-mail."
    >
      <Words>Hello {name},</Words>
      <Words>
        E-mail updates, and links to choose a new password, now go to <b>{contact}</b>. Your login, {login},
        and your password stay the same.
      </Words>
      <MailButton link={link} label="Sign in" colour={colour} />
      <Words>
        Changed by {changedBy} on {changedAt}. If you didn't expect this, tell an Admin of {practice} at once.
      </Words>
    </MailFrame>
  );
}
