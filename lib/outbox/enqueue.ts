import type { Tx } from "@/db";
import { outbox } from "@/db/schema/outbox";
import { now } from "@/lib/clock";

/** What each kind of mail is about: ids, not text, for the text is made at sending time (lib/outbox/compose.ts). */
export type MailAbout = {
  /** `invitedBy` is the id of the Admin who invites. */
  invitation: { userId: string; linkId: string; invitedBy: string };
  "password-reset": { userId: string; linkId: string };
  "password-changed": { userId: string };
  /** One to the address before and one to the address after. `changedBy` is a user's id; both logins are told, for the old one is kept nowhere else. */
  "login-changed": { userId: string; formerLogin: string; login: string; changedBy: string };
  /** `contact` is the new address; "" where e-mail updates go nowhere any more. */
  "contact-changed": { userId: string; contact: string; changedBy: string };
};

export type MailKind = keyof MailAbout;

export type QueuedMail = {
  [Kind in MailKind]: { kind: Kind; recipient: string; practiceId: string | null; about: MailAbout[Kind] };
}[MailKind];

/** Leaves a mail in the outbox, in the transaction of its cause. */
export async function enqueue(tx: Tx, mail: QueuedMail): Promise<void> {
  await tx.insert(outbox).values({ ...mail, nextTryAt: now(), createdAt: now() });
}
