import { eq } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { auditEntries, auditHeads, type Facts } from "@/db/schema/audit";
import { given, givenTo, oneMore } from "@/db/sql";
import type { Actor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { type AuditRow, CHAIN_START, hashOfEntry, SYSTEM_CHAIN } from "./chain";
import type { AuditEvent } from "./events";
import { WITHOUT_ACCOUNT } from "./without-account";

/** Whom or what a change was about. `practiceId` says in whose log it stands, where that isn't the actor's own. */
export type Subject = {
  kind: string;
  id: string | null;
  name: string;
  practiceId?: string | null | undefined;
};

export type Note = {
  event: AuditEvent;
  subject: Subject;
  before?: Facts | undefined;
  after?: Facts | undefined;
};

/** Writes one record at the end of its chain. Only change() calls it. */
export async function appendEntry(tx: Tx, actor: Actor, note: Note): Promise<void> {
  const chain = chainOf(actor, note);
  const { number, hash: previousHash } = await nextInChain(tx, chain);
  const entry = entryOf(actor, note, { chain, number, previousHash });
  await insertEntry(tx, entry);
  await setHead(tx, { chain, hash: entry.hash });
}

/** In whose log a note stands. */
export function chainOf(actor: Actor, { subject }: Note): string {
  return subject.practiceId ?? (actor.kind === "staff" ? actor.practice.id : SYSTEM_CHAIN);
}

/** A note as the record of its place in a chain. */
export function entryOf(
  actor: Actor,
  note: Note,
  place: { chain: string; number: number; previousHash: string },
): AuditRow {
  const entry = {
    id: newId(),
    ...place,
    at: now(),
    event: note.event,
    ...who(actor),
    subjectKind: note.subject.kind,
    subjectId: note.subject.id,
    subjectName: note.subject.name,
    before: note.before ?? null,
    after: note.after ?? null,
  };
  return { ...entry, hash: hashOfEntry(entry) };
}

// Every change comes by here: built once.
const insertEntry = preparedWrite("audit entry", (tx) =>
  tx.insert(auditEntries).values({
    id: given("id"),
    chain: given("chain"),
    number: given("number"),
    at: given("at"),
    event: given("event"),
    actorKind: given("actorKind"),
    actorId: given("actorId"),
    actorName: given("actorName"),
    sessionId: given("sessionId"),
    deviceId: given("deviceId"),
    address: given("address"),
    subjectKind: given("subjectKind"),
    subjectId: given("subjectId"),
    subjectName: given("subjectName"),
    before: given("before"),
    after: given("after"),
    previousHash: given("previousHash"),
    hash: given("hash"),
  }),
);

/** Notes the newest record of a chain. */
export const setHead = preparedWrite("audit head", (tx) =>
  tx
    .update(auditHeads)
    .set({ hash: givenTo(auditHeads.hash, "hash") })
    .where(eq(auditHeads.chain, given("chain"))),
);

const takeNumber = preparedWrite("audit number", (tx) =>
  tx
    .insert(auditHeads)
    .values({ chain: given("chain"), number: 1, hash: CHAIN_START })
    .onConflictDoUpdate({ target: auditHeads.chain, set: { number: oneMore(auditHeads.number) } })
    .returning(),
);

/** Takes the next number of a chain; the row keeps other writers waiting until this one is done. */
async function nextInChain(tx: Tx, chain: string) {
  const [head] = await takeNumber(tx, { chain });
  return head as typeof auditHeads.$inferSelect;
}

function who(actor: Actor) {
  if (actor.kind === "staff" || actor.kind === "support") {
    const { kind, userId, name, sessionId, deviceId, address } = actor;
    return { actorKind: kind, actorId: userId, actorName: name, sessionId, deviceId, address };
  }
  if (actor.kind === "named") {
    const { userId, name, address, by } = actor;
    return { actorKind: by, actorId: userId, actorName: name, sessionId: null, deviceId: null, address };
  }
  const nobody = { actorId: null, sessionId: null, deviceId: null };
  if (actor.kind === "visitor")
    return { actorKind: "visitor", actorName: WITHOUT_ACCOUNT.visitor, address: actor.address, ...nobody };
  return { actorKind: "system", actorName: `Chairside (${actor.task})`, address: null, ...nobody };
}
