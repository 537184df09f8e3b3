import { eq } from "drizzle-orm";
import { db } from "@/db";
import { outbox } from "@/db/schema/outbox";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { makeLink } from "@/lib/auth/links";
import { enqueue } from "@/lib/outbox/enqueue";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { aPerson } from "./world";

/** A person invited to the practice, with the mail that waits for them and its link. */
export async function anInvitation(at: PracticeRow) {
  const person = await aPerson({ at, status: "invited" });
  return change(system("tests"), "user.invited", async (tx, about) => {
    const link = await makeLink(tx, "invitation", person.id);
    const recipient = person.login ?? "";
    await enqueue(tx, {
      kind: "invitation",
      recipient,
      practiceId: at.id,
      about: { userId: person.id, linkId: link.id, invitedBy: person.id },
    });
    about({ kind: "user", id: person.id, name: person.name, practiceId: at.id });
    return { person, recipient, link };
  });
}

/** So many mails waiting at once, each to a recipient of its own. */
export async function noticesTo(at: PracticeRow, count: number): Promise<string[]> {
  const person = await aPerson({ at });
  const recipients = Array.from({ length: count }, (_, index) => `reader${index}@${at.slug}.example`);
  await change(system("tests"), "password.changed", async (tx, about) => {
    for (const recipient of recipients)
      await enqueue(tx, {
        kind: "password-changed",
        recipient,
        practiceId: at.id,
        about: { userId: person.id },
      });
    about({ kind: "user", id: person.id, name: person.name, practiceId: at.id });
  });
  return recipients;
}

/** The mail that waits, waited or was sent to this address. */
export async function theMailTo(recipient: string): Promise<typeof outbox.$inferSelect> {
  const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, recipient));
  if (!mail) throw new Error(`No mail to ${recipient}`);
  return mail;
}
