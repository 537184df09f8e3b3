import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** Goes to the old and the new address alike. `changedAt` is a day and time in words, at the practice; `link` leads to signing in. */
export type LoginChangedProps = From & {
  name: string;
  login: string;
  formerLogin: string;
  changedBy: string;
  changedAt: string;
  link: string;
};

export function subject(_props: LoginChangedProps): string {
  return "Your login was changed";
}

export function LoginChanged(props: LoginChangedProps) {
  const { practice, colour, name, login, formerLogin, changedBy, changedAt, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Your login was changed"
      preview={`Sign in with ${login} from now on.`}
      because={`You get this because the login ${formerLogin} was changed to ${login}.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        Sign in with <b>{login}</b> from now on. Your old login, {formerLogin}, no longer works. Your password
        stays the same.
      </Words>
      <MailButton link={link} label="Sign in" colour={colour} />
      <Words>
        Changed by {changedBy} on {changedAt}. If you didn't expect this, tell an Admin of {practice}.
      </Words>
    </MailFrame>
  );
}
