import { Facts } from "./facts";
import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To all Admins and support: a device was let in without any of them. `link` leads to the practice's devices, support's to its console. */
export type RecoveryCodeUsedProps = From & {
  name: string;
  device: string;
  address: string;
  place: string;
  usedAt: string;
  codesLeft: string;
  support: "yes" | "";
  link: string;
};

export function subject({ name }: RecoveryCodeUsedProps): string {
  return `${name} used a recovery code`;
}

export function RecoveryCodeUsed(props: RecoveryCodeUsedProps) {
  const { practice, colour, name, device, address, place, usedAt, codesLeft, support, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title={subject(props)}
      preview={`${device} was approved with a recovery code.`}
      because={`You get this because you look after ${practice}. IP geolocation by DB-IP.`}
    >
      <Words>
        <b>{name}</b> signed in with their password and a recovery code of {practice}. The device was approved
        by it, without an Admin.
      </Words>
      <Facts
        facts={{
          Person: name,
          Practice: practice,
          Device: device,
          "Network address": address,
          "Rough place": place,
          Time: usedAt,
          "Codes left": codesLeft,
        }}
      />
      <Words>
        {support
          ? "If you don't know about this, ask the practice: an Admin there can revoke the device and print new codes."
          : "If you don't know about this, revoke the device under Settings › Devices, and print new codes."}
      </Words>
      <MailButton
        link={link}
        label={support ? "See the login requests" : "See the devices"}
        colour={colour}
      />
    </MailFrame>
  );
}
