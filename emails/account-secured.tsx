import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To the user, after "Decline and secure this account"; `link` leads to Forgot password. */
export type AccountSecuredProps = From & {
  name: string;
  login: string;
  /** "An Admin of Downtown", at the beginning of a sentence. */
  securedBy: string;
  securedAt: string;
  link: string;
};

export function subject(_props: AccountSecuredProps): string {
  return "Your account was secured";
}

export function AccountSecured(props: AccountSecuredProps) {
  const { practice, colour, name, login, securedBy, securedAt, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Your account was secured"
      preview="Choose a new password: somebody else may know the old one."
      because={`You get this because the account ${login} was secured.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        {securedBy} declined a login to your account and secured it on {securedAt}. Somebody else may know
        your password.
      </Words>
      <Words>
        You were signed out everywhere, and your trusted devices were forgotten. <b>Choose a new password</b>{" "}
        before you sign in again, one that you use nowhere else.
      </Words>
      <MailButton link={link} label="Choose a new password" colour={colour} />
      <Words>Your next login waits for a decision, on each device.</Words>
    </MailFrame>
  );
}
