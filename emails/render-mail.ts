import { render, toPlainText } from "@react-email/render";
import type { ReactNode } from "react";
import { oneLine } from "@/lib/outbox/one-line";
import * as accountSecured from "./account-secured";
import * as contactChanged from "./contact-changed";
import { harmless } from "./harmless";
import * as invitation from "./invitation";
import * as loginChanged from "./login-changed";
import * as loginDecided from "./login-decided";
import * as loginOutcome from "./login-outcome";
import * as loginRequest from "./login-request";
import * as passwordChanged from "./password-changed";
import * as passwordReset from "./password-reset";
import * as recoveryCodeUsed from "./recovery-code-used";
import * as securityChanged from "./security-changed";

/** What each kind of mail is made from. */
export type MailProps = {
  invitation: invitation.InvitationProps;
  "password-reset": passwordReset.PasswordResetProps;
  "password-changed": passwordChanged.PasswordChangedProps;
  "login-changed": loginChanged.LoginChangedProps;
  "contact-changed": contactChanged.ContactChangedProps;
  "login-request": loginRequest.LoginRequestProps;
  "login-decided": loginDecided.LoginDecidedProps;
  "login-outcome": loginOutcome.LoginOutcomeProps;
  "account-secured": accountSecured.AccountSecuredProps;
  "security-changed": securityChanged.SecurityChangedProps;
  "recovery-code-used": recoveryCodeUsed.RecoveryCodeUsedProps;
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
  "login-request": { subject: loginRequest.subject, body: loginRequest.LoginRequest },
  "login-decided": { subject: loginDecided.subject, body: loginDecided.LoginDecided },
  "login-outcome": { subject: loginOutcome.subject, body: loginOutcome.LoginOutcome },
  "account-secured": { subject: accountSecured.subject, body: accountSecured.AccountSecured },
  "security-changed": { subject: securityChanged.subject, body: securityChanged.SecurityChanged },
  "recovery-code-used": { subject: recoveryCodeUsed.subject, body: recoveryCodeUsed.RecoveryCodeUsed },
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
  const facts = { uppercaseHeaderCells: false, maxColumnWidth: 400 };
  return toPlainText(html, {
    selectors: [
      { selector: "h1", options: { uppercase: false } },
      { selector: "table.facts", format: "dataTable", options: facts },
    ],
  });
}
