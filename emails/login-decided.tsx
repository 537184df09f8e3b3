import { Facts } from "./facts";
import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To whoever asked. It doesn't say who decided: who the Admins are is nothing for somebody who may have stolen a password. */
export type LoginDecidedProps = From & {
  name: string;
  login: string;
  device: string;
  outcome: "approved" | "declined" | "expired";
  /** How it was approved: a part of a sentence, or "". */
  how: string;
  /** The device is a support account's. */
  ofSupport: "yes" | "";
  decidedAt: string;
  link: string;
};

const SAYS = {
  approved: {
    title: "Your device was approved",
    what: "You can sign in with your password on this device from now on.",
    next: "If this wasn't you: change your password, and tell an Admin.",
    when: "Approved",
    button: "It wasn't me",
  },
  declined: {
    title: "Your device was not approved",
    what: "This device was not approved. Ask an Admin of your practice.",
    next: "If this wasn't you, somebody knows your password: choose a new one now.",
    when: "Declined",
    button: "It wasn't me",
  },
  expired: {
    title: "Your login request expired",
    what: "Nobody decided in time. Sign in again to ask again.",
    next: "If this wasn't you, somebody knows your password: choose a new one, and tell an Admin.",
    when: "Expired",
    button: "Sign in",
  },
};

/** Where it says otherwise to a support account, which has no Admins. */
const TO_SUPPORT = {
  approved: { next: "If this wasn't you: change your password, and tell another support account." },
  declined: { what: "This device was not approved. Ask another support account." },
  expired: {
    next: "If this wasn't you, somebody knows your password: choose a new one, and tell another support account.",
  },
};

export function subject({ outcome }: LoginDecidedProps): string {
  return SAYS[outcome].title;
}

export function LoginDecided(props: LoginDecidedProps) {
  const { practice, colour, name, login, device, outcome, how, ofSupport, decidedAt, link } = props;
  const otherwise = ofSupport ? TO_SUPPORT[outcome] : {};
  const { title, what, next, when, button } = { ...SAYS[outcome], ...otherwise };
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title={title}
      preview={`${device}. ${what}`}
      because={`You get this because somebody signed in as ${login} on a new device.`}
    >
      <Words>Hello {name},</Words>
      <Words>
        {how && `It was approved ${how}. `}
        {what}
      </Words>
      <Facts facts={{ Device: device, [when]: decidedAt }} />
      <Words>{next}</Words>
      <MailButton link={link} label={button} colour={colour} />
    </MailFrame>
  );
}
