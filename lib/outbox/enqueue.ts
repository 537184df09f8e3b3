import type { Tx } from "@/db";
import { outbox } from "@/db/schema/outbox";
import { now } from "@/lib/clock";

/** A mail's kind and what it is about (ids, not text): the text is made at sending time. */
export type QueuedMail = {
  kind: "invitation" | "password-reset" | "password-changed" | "login-changed";
  recipient: string;
  practiceId: string | null;
  about: Record<string, string>;
};

/** Leaves a mail in the outbox, in the transaction of its cause. */
export async function enqueue(tx: Tx, mail: QueuedMail): Promise<void> {
  await tx.insert(outbox).values({ ...mail, nextTryAt: now(), createdAt: now() });
}
