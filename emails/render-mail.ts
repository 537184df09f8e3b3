import { render, toPlainText } from "@react-email/render";
import type { ReactNode } from "react";
import { oneLine } from "@/lib/outbox/one-line";
import * as contactChanged from "./contact-changed";
import * as invitation from "./invitation";
import * as loginChanged from "./login-changed";
import * as passwordChanged from "./password-changed";
import * as passwordReset from "./password-reset";

/** What each kind of mail is made from. */
export type MailProps = {
  invitation: invitation.InvitationProps;
  "password-reset": passwordReset.PasswordResetProps;
  "password-changed": passwordChanged.PasswordChangedProps;
  "login-changed": loginChanged.LoginChangedProps;
  "contact-changed": contactChanged.ContactChangedProps;
};

export type MailKind = keyof MailProps;
export type RenderedMail = { subject: string; text: string; html: string };

type Template<Props> = { subject(props: Props): string; body(props: Props): ReactNode };

const templates: { [Kind in MailKind]: Template<MailProps[Kind]> } = {
  invitation: { subject: invitation.subject, body: invitation.Invitation },
  "password-reset": { subject: passwordReset.subject, body: passwordReset.PasswordReset },
  "password-changed": { subject: passwordChanged.subject, body: passwordChanged.PasswordChanged },
  "login-changed": { subject: loginChanged.subject, body: loginChanged.LoginChanged },
  "contact-changed": { subject: contactChanged.subject, body: contactChanged.ContactChanged },
};

/** A mail's subject, plain text and HTML. What people typed comes out as one harmless line each; a link that is not http(s) throws. */
export async function renderMail<Kind extends MailKind>(mail: {
  kind: Kind;
  props: MailProps[Kind];
}): Promise<RenderedMail> {
  const { subject, body } = templates[mail.kind];
  const props = harmless(mail.props);
  const html = await render(body(props));
  return { subject: oneLine(subject(props)), text: plainText(html), html };
}

function plainText(html: string): string {
  return toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
}

function harmless<Props extends { link: string }>(props: Props): Props {
  const typed = Object.entries(props).map(([name, value]) => [name, oneLine(String(value), longest(name))]);
  return { ...Object.fromEntries(typed), link: safeLink(props.link) };
}

// A name may be cut, a login not: it must be typed as it stands.
function longest(name: string): number {
  return /login$/i.test(name) ? 320 : 100;
}

function safeLink(link: string): string {
  const { protocol, href } = new URL(link);
  if (protocol !== "https:" && protocol !== "http:") throw new Error(`A mail can't link to ${protocol}`);
  return href;
}
