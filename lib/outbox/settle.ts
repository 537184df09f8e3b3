import { and, eq } from "drizzle-orm";
import { preparedWrite } from "@/db/prepared";
import { outbox } from "@/db/schema/outbox";
import { given, givenTo } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import type { MailRow } from "./claim";
import { maskEmail, maskEmailsIn } from "./mask-email";
import { nextTry } from "./pauses";

const RELEASED = { claimedBy: null, claimedUntil: null };

/** The mail was taken by the transport. That is so whoever holds the claim by now. */
export async function markSent(mail: MailRow): Promise<void> {
  await bookkeep("mail delivered", (tx) => setSent(tx, { id: mail.id, now: now() }));
}

const setSent = preparedWrite("mail sent", (tx) =>
  tx
    .update(outbox)
    .set({ ...RELEASED, state: "sent", sentAt: givenTo(outbox.sentAt, "now"), lastError: null })
    .where(eq(outbox.id, given("id"))),
);

/** What the mail was about is gone: the link was used or replaced, the person deleted. */
export async function drop(mail: MailRow, worker: string): Promise<void> {
  await settle(heldBy(mail, worker), { state: "dropped", lastError: "What it was about is gone." });
}

/** Lets go of the mail until the next pause is over. */
export async function tryLater(mail: MailRow, worker: string, why: string): Promise<void> {
  await settle(heldBy(mail, worker), { nextTryAt: nextTry(mail.tries), lastError: why });
}

/** Stops trying and says so in the practice's log; its Admins see a warning until they retry. Throws ConflictError when the claim has lapsed. */
export async function park(mail: MailRow, worker: string, why: string): Promise<void> {
  const subject = {
    kind: "mail",
    id: mail.id,
    name: `${mail.kind} to ${maskEmail(mail.recipient)}`,
    practiceId: mail.practiceId,
  };
  await change(system("mail"), "mail.parked", async (tx, about) => {
    const [parked] = await tx
      .update(outbox)
      .set({ ...RELEASED, state: "parked", lastError: why })
      .where(heldBy(mail, worker))
      .returning({ id: outbox.id });
    if (!parked) throw new ConflictError("Another server has taken this mail over.");
    about(subject, { after: { Tries: mail.tries, Why: maskEmailsIn(why) } });
  });
}

type Settled = Partial<Pick<MailRow, "state" | "lastError" | "nextTryAt">>;

async function settle(which: ReturnType<typeof heldBy>, how: Settled): Promise<void> {
  await bookkeep("mail delivered", (tx) =>
    tx
      .update(outbox)
      .set({ ...RELEASED, ...how })
      .where(which),
  );
}

function heldBy(mail: MailRow, worker: string) {
  return and(eq(outbox.id, mail.id), eq(outbox.state, "waiting"), eq(outbox.claimedBy, worker));
}
