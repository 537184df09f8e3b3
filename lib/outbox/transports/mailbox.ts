import { preparedWrite } from "@/db/prepared";
import { mailbox } from "@/db/schema/outbox";
import { given } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { now } from "@/lib/clock";
import type { Transport } from "./transport";

/** Keeps mails in the local mailbox. The mail's id is the row's: tried again, it is the same mail. */
export function mailboxTransport(): Transport {
  return {
    name: "mailbox",
    async send({ id, to, subject, text, html }) {
      const mail = { id, recipient: to.join(", "), subject, text, html, at: now() };
      await bookkeep("mail kept in the mailbox", (tx) => insertMail(tx, mail));
    },
  };
}

const insertMail = preparedWrite("mail kept", (tx) =>
  tx
    .insert(mailbox)
    .values({
      id: given("id"),
      recipient: given("recipient"),
      subject: given("subject"),
      text: given("text"),
      html: given("html"),
      at: given("at"),
    })
    .onConflictDoNothing(),
);
