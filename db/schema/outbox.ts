import { index, int, json, table, text, time } from "../dialect";
import { newId } from "../new-id";

export const mailStates = ["waiting", "sent", "parked", "dropped"] as const;

/** A mail to be sent: kind and ids, not text. Its id is the idempotency key of every try. */
export const outbox = table(
  "outbox",
  {
    id: text().primaryKey().$defaultFn(newId),
    practiceId: text(),
    kind: text().notNull(),
    recipient: text().notNull(),
    about: json<Record<string, string>>().notNull(),
    state: text({ enum: mailStates }).notNull().default("waiting"),
    tries: int().notNull().default(0),
    nextTryAt: time().notNull(),
    claimedUntil: time(),
    claimedBy: text(),
    lastError: text(),
    createdAt: time().notNull(),
    sentAt: time(),
  },
  (t) => [index("outbox_due").on(t.state, t.nextTryAt), index("outbox_practice").on(t.practiceId, t.state)],
);

/** Where mails go when neither Resend nor SMTP is configured; /dev/mailbox shows them. */
export const mailbox = table(
  "mailbox",
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    at: time().notNull(),
  },
  (t) => [index("mailbox_at").on(t.at)],
);
