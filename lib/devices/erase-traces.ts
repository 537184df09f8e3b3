import { and, eq, inArray, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { decisionLinks, loginRequests, userNetworks } from "@/db/schema/login-requests";
import { mailbox, outbox } from "@/db/schema/outbox";
import { textIn } from "@/db/sql";

/** Forgets from where and on what a user signed in, or asked to, and the mails that told others of it; inside a change. */
export async function eraseTraces(tx: Tx, userId: string): Promise<void> {
  const own = tx.select({ id: loginRequests.id }).from(loginRequests).where(eq(loginRequests.userId, userId));
  await eraseMails(tx, userId);
  await tx
    .delete(decisionLinks)
    .where(or(eq(decisionLinks.userId, userId), inArray(decisionLinks.requestId, own)));
  await tx.delete(loginRequests).where(eq(loginRequests.userId, userId));
  await tx.delete(userNetworks).where(eq(userNetworks.userId, userId));
  await tx.delete(deviceUsers).where(eq(deviceUsers.userId, userId));
}

/** Unlike other mails those about a request hold words: a name, a device, a network address. */
async function eraseMails(tx: Tx, userId: string): Promise<void> {
  const { id, practiceId } = loginRequests;
  const asked = await tx
    .select({ id, practiceId })
    .from(loginRequests)
    .where(eq(loginRequests.userId, userId));
  if (asked.length === 0) return;
  const practices = [...new Set(asked.map((request) => request.practiceId).filter((at) => at !== null))];
  const about = inArray(
    textIn(outbox.about, "requestId"),
    asked.map((request) => request.id),
  );
  const told = await tx
    .delete(outbox)
    .where(and(inArray(outbox.practiceId, practices), about))
    .returning({ id: outbox.id });
  await tx.delete(mailbox).where(
    inArray(
      mailbox.id,
      told.map((mail) => mail.id),
    ),
  );
}
