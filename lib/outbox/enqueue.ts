import { newId, type Tx } from "@/db";
import { insertRows } from "@/db/insert-rows";
import { outbox } from "@/db/schema/outbox";
import { now } from "@/lib/clock";

/** What each kind of mail is about: ids, not text, for the text is made at sending time (lib/outbox/compose.ts). */
export type MailAbout = {
  /** `invitedBy` is the id of the Admin, or support account, who invites; "support" from the server's command line. */
  invitation: { userId: string; linkId: string; invitedBy: string };
  "password-reset": { userId: string; linkId: string };
  "password-changed": { userId: string };
  /** One to the address before and one to the address after. `changedBy` is a user's id; both logins are told, for the old one is kept nowhere else. */
  "login-changed": { userId: string; formerLogin: string; login: string; changedBy: string };
  /** `contact` is the new address; "" where e-mail updates go nowhere any more. */
  "contact-changed": { userId: string; contact: string; changedBy: string };
} & DeviceMailAbout;

/** How a login request ended, as the mails about it say. */
export type LoginOutcome = "approved" | "declined" | "expired";

/**
 * Mails about devices hold what they say as it was then, in words: a request is renewed and decided while its mail waits. Moments are
 * ISO 8601, told in `timeZone`; `country` is two letters, "" where the place is unknown.
 */
type DeviceMailAbout = {
  /** To each who may decide; not sent any more once the request is closed or past `expiresAt`. */
  "login-request": {
    requestId: string;
    linkId: string;
    name: string;
    practice: string;
    device: string;
    address: string;
    country: string;
    attemptedAt: string;
    expiresAt: string;
    timeZone: string;
  };
  /** To whoever asked; it doesn't say who decided. `how` as below. */
  "login-decided": {
    requestId: string;
    device: string;
    outcome: LoginOutcome;
    how: string;
    decidedAt: string;
    timeZone: string;
  };
  /** To each who was told of the request. `how` is a part of a sentence: "without the number", "with a recovery code", "". */
  "login-outcome": {
    requestId: string;
    name: string;
    device: string;
    outcome: LoginOutcome | "withdrawn";
    how: string;
    secured: "yes" | "";
    decidedBy: string;
    decidedAt: string;
    practice: string;
    timeZone: string;
    /** To a support account, which has the console and not the practice's pages. */
    support: "yes" | "";
  };
  /** To the user, after "Decline and secure this account". */
  "account-secured": {
    userId: string;
    decidedAt: string;
    timeZone: string;
    /** Support secured it, and not an Admin. */
    bySupport: "yes" | "";
  };
  /** To all Admins of the practice. `what`: one sentence a line. */
  "security-changed": {
    what: string;
    changedBy: string;
    changedAt: string;
    practice: string;
    timeZone: string;
    slug: string;
  };
  /** To all Admins and support. `codesLeft` is a number in digits. */
  "recovery-code-used": {
    requestId: string;
    name: string;
    device: string;
    address: string;
    country: string;
    usedAt: string;
    codesLeft: string;
    practice: string;
    timeZone: string;
    /** As for login-outcome. */
    support: "yes" | "";
  };
};

export type MailKind = keyof MailAbout;
export type DeviceMailKind = keyof DeviceMailAbout;

export type QueuedMail = {
  [Kind in MailKind]: { kind: Kind; recipient: string; practiceId: string | null; about: MailAbout[Kind] };
}[MailKind];

/** Leaves a mail in the outbox, in the transaction of its cause. */
export async function enqueue(tx: Tx, mail: QueuedMail): Promise<void> {
  await enqueueAll(tx, [mail]);
}

/** The same for many at once. */
export async function enqueueAll(tx: Tx, mails: QueuedMail[]): Promise<void> {
  const moment = { nextTryAt: now(), createdAt: now() };
  await insertRows(
    tx,
    outbox,
    mails.map((mail) => ({ id: newId(), ...mail, ...moment })),
  );
}
