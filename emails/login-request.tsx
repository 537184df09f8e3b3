import { Facts } from "./facts";
import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To one who may decide. Never the number on the person's screen: it proves that somebody asked them. Moments are in words, at the practice. */
export type LoginRequestProps = From & {
  decider: string;
  name: string;
  device: string;
  address: string;
  place: string;
  attemptedAt: string;
  endsAt: string;
  link: string;
};

export function subject({ name }: LoginRequestProps): string {
  return `Login request from ${name}`;
}

export function LoginRequest(props: LoginRequestProps) {
  const { practice, colour, decider, name, device, address, place, attemptedAt, endsAt, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title={`Login request from ${name}`}
      preview={`${device}. Approve it or decline it.`}
      because={`You get this because you may decide about logins at ${practice}. IP geolocation by DB-IP.`}
    >
      <Words>Hello {decider},</Words>
      <Words>
        Somebody signed in as <b>{name}</b> with the right password, on a device that isn't approved yet.
      </Words>
      <Facts
        facts={{
          Person: name,
          Practice: practice,
          Device: device,
          "Network address": address,
          "Rough place": place,
          Time: attemptedAt,
          Expires: endsAt,
        }}
      />
      <Words>
        <b>If you don't know about this, decline it.</b> Opening the page decides nothing yet.
      </Words>
      <MailButton link={link} label="Make a decision" colour={colour} />
    </MailFrame>
  );
}
