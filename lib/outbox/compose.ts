import type { RenderedMail } from "@/emails/render-mail";
import { renderMail } from "@/emails/render-mail";
import { addressOfLink } from "@/lib/auth/links";
import { config } from "@/lib/config";
import type { Composers, Sender } from "./asked";
import type { MailRow } from "./claim";
import { deviceComposers } from "./compose-devices";
import type { MailAbout, MailKind } from "./enqueue";
import { momentInWords } from "./moment-in-words";
import { findPerson, findSender, nameOf } from "./queries";

/**
 * A mail's text, made at sending time; undefined when what it was about is gone. Every date comes from the rows, none from the clock:
 * the transports refuse a second text under the same key.
 */
export async function compose(mail: MailRow): Promise<RenderedMail | undefined> {
  if (!isKind(mail.kind)) throw new Error(`This version knows no mail “${mail.kind}”.`);
  return composeKind(mail.kind, mail);
}

async function composeKind<Kind extends MailKind>(
  kind: Kind,
  mail: MailRow,
): Promise<RenderedMail | undefined> {
  const sender = await findSender(mail.practiceId);
  const writtenAt = momentInWords(mail.createdAt, sender.timeZone);
  const props = await composers[kind]({ about: mail.about as MailAbout[Kind], sender, writtenAt });
  return props && renderMail({ kind, props });
}

const composers: Composers = {
  async invitation({ about, sender }) {
    const person = await findPerson(about.userId);
    const link = await addressOfLink(about.linkId);
    if (person?.status !== "invited" || !link) return undefined;
    const invitedBy =
      about.invitedBy === "support"
        ? "Chairside support"
        : ((await nameOf(about.invitedBy)) ?? `An Admin of ${sender.practice}`);
    return {
      ...from(sender),
      ...person,
      invitedBy,
      link: link.url,
      endsAt: momentInWords(link.expiresAt, sender.timeZone),
    };
  },
  async "password-reset"({ about, sender }) {
    const person = await findPerson(about.userId);
    const link = await addressOfLink(about.linkId);
    if (!person || !link) return undefined;
    return {
      ...from(sender),
      ...person,
      link: link.url,
      endsAt: momentInWords(link.expiresAt, sender.timeZone),
    };
  },
  async "password-changed"({ about, sender, writtenAt }) {
    const person = await findPerson(about.userId);
    return person && { ...from(sender), ...person, changedAt: writtenAt, link: `${config().APP_URL}/forgot` };
  },
  async "login-changed"({ about, sender, writtenAt }) {
    const person = await findPerson(about.userId);
    if (!person) return undefined;
    const { login, formerLogin } = about;
    const changedBy = (await nameOf(about.changedBy)) ?? `an Admin of ${sender.practice}`;
    const link = `${config().APP_URL}/login`;
    return { ...from(sender), name: person.name, login, formerLogin, changedBy, changedAt: writtenAt, link };
  },
  async "contact-changed"({ about, sender, writtenAt }) {
    const person = await findPerson(about.userId);
    if (!person) return undefined;
    const changedBy = (await nameOf(about.changedBy)) ?? `an Admin of ${sender.practice}`;
    const contact = about.contact || "nowhere";
    return {
      ...from(sender),
      name: person.name,
      login: person.login,
      contact,
      changedBy,
      changedAt: writtenAt,
      link: `${config().APP_URL}/login`,
    };
  },
  ...deviceComposers,
};

function from({ practice, colour }: Sender) {
  return { practice, colour };
}

function isKind(kind: string): kind is MailKind {
  return Object.hasOwn(composers, kind);
}
