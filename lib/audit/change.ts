import type { Tx } from "@/db";
import type { Facts } from "@/db/schema/audit";
import { write } from "@/db/write";
import type { Actor } from "@/lib/auth/actor";
import { wakeOutbox } from "@/lib/outbox/wake";
import { appendEntries } from "./append-entries";
import type { Note, Subject } from "./append-entry";
import type { AuditEvent } from "./events";

/** Notes what the change was about, for the log; a further event may be named where one act has two consequences. */
export type About = (subject: Subject, facts?: { before?: Facts; after?: Facts }, event?: AuditEvent) => void;

/**
 * The one way to change anything: one transaction with the work, its audit lines and its mails. Throwing inside rolls all of it back.
 * `work` may run again on Postgres, so it touches nothing but the transaction. Throws when the work noted nothing.
 */
export async function change<T>(
  actor: Actor,
  event: AuditEvent,
  work: (tx: Tx, about: About) => Promise<T>,
): Promise<T> {
  const result = await write(async (tx) => {
    const notes: Note[] = [];
    const done = await work(tx, (subject, facts, other) =>
      notes.push({ event: other ?? event, subject, ...facts }),
    );
    if (notes.length === 0) throw new Error(`${event} changed something and noted nothing.`);
    await appendEntries(tx, actor, notes);
    return done;
  });
  wakeOutbox();
  return result;
}
