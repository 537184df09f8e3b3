import { Facts } from "./facts";
import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To each who was told of the request. `how` is a part of a sentence, or ""; `link` leads to the practice's devices, support's to its console. */
export type LoginOutcomeProps = From & {
  name: string;
  device: string;
  outcome: "approved" | "declined" | "expired" | "withdrawn";
  how: string;
  secured: "yes" | "";
  decidedBy: string;
  decidedAt: string;
  support: "yes" | "";
  link: string;
};

export function subject({ name, outcome, secured }: LoginOutcomeProps): string {
  // Beginning otherwise than the mail that asks: the two stand side by side in an inbox.
  return `${WORD[outcome]}: login of ${name}${secured && ", account secured"}`;
}

const WORD = { approved: "Approved", declined: "Declined", expired: "Expired", withdrawn: "Withdrawn" };

export function LoginOutcome(props: LoginOutcomeProps) {
  const { practice, colour, name, device, outcome, secured, decidedBy, decidedAt, support, link } = props;
  const decided = outcome === "approved" || outcome === "declined";
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title={subject(props)}
      preview={`${device}. ${sentence(props)}`}
      because={`You get this because you were told of the login request at ${practice}.`}
    >
      <Words>{sentence(props)}</Words>
      <Facts
        facts={{
          Person: name,
          Practice: practice,
          Device: device,
          "Decided by": decided ? decidedBy : "",
          [decided ? "Decided" : WORD[outcome]]: decidedAt,
        }}
      />
      {secured && (
        <Words>
          All sessions of {name} were ended, their trusted devices forgotten, and they must choose a new
          password.
        </Words>
      )}
      <Words>{support && outcome === "approved" ? WRONG_FOR_SUPPORT : NEXT[outcome]}</Words>
      <MailButton
        link={link}
        label={support ? "See the login requests" : "See the devices"}
        colour={colour}
      />
    </MailFrame>
  );
}

const WRONG_FOR_SUPPORT = "If this looks wrong, tell the practice.";
const NEXT = {
  approved: "If this looks wrong, revoke the device under Settings › Devices.",
  declined: "There is nothing to do. The first decision stands.",
  expired: "There is nothing to do. Signing in again asks again.",
  withdrawn:
    "There is nothing left to decide. If they don't know about it, somebody else knows their password: tell them to choose a new one.",
} as const;

function sentence({ outcome, how, secured, decidedBy }: LoginOutcomeProps): string {
  if (outcome === "expired") return "Nobody decided in time, so this login request expired.";
  if (outcome === "withdrawn") return "This login request was cancelled on the device that made it.";
  if (secured) return `${decidedBy} declined this login request and secured the account.`;
  return `${decidedBy} ${outcome} this login request${how && `, ${how}`}.`;
}
