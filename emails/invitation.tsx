import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** `endsAt` is a day and time in words, at the practice. */
export type InvitationProps = From & {
  name: string;
  login: string;
  invitedBy: string;
  link: string;
  endsAt: string;
};

export function subject({ practice }: InvitationProps): string {
  return `You're invited to ${practice} on Chairside`;
}

export function Invitation(props: InvitationProps) {
  const { practice, colour, name, login, invitedBy, link, endsAt } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title={`You're invited to ${practice}`}
      preview="Choose your password to start."
      because={`You get this because ${invitedBy} added you to the team of ${practice}.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        {invitedBy} added you to the team of {practice} on Chairside. Choose your password to start. You will
        sign in with <b>{login}</b>.
      </Words>
      <MailButton link={link} label="Choose your password" colour={colour} />
      <Words>
        The link works once, until <b>{endsAt}</b>. After that, ask {invitedBy} for a new one.
      </Words>
      <Words>Don't know {practice}? Then you needn't do anything.</Words>
    </MailFrame>
  );
}
