import type { Tx } from "@/db";
import { insertRows } from "@/db/insert-rows";
import { auditEntries, auditHeads } from "@/db/schema/audit";
import { moreBy } from "@/db/sql";
import type { Actor } from "@/lib/auth/actor";
import { pacer } from "@/lib/pacer";
import { appendEntry, chainOf, entryOf, type Note, setHead } from "./append-entry";
import { CHAIN_START } from "./chain";

/** Fewer are written one by one, by statements that are built already. */
const MANY = 50;
const AT_ONCE = 20;

/** Writes what a change noted, each at the end of its chain; of thousands many at once, and others have their turn meanwhile. Only change() calls it. */
export async function appendEntries(tx: Tx, actor: Actor, notes: Note[]): Promise<void> {
  if (notes.length < MANY) {
    for (const note of notes) await appendEntry(tx, actor, note);
    return;
  }
  const pace = pacer();
  for (const [chain, own] of Map.groupBy(notes, (note) => chainOf(actor, note))) {
    if (own.length >= MANY) await appendMany(tx, actor, chain, own);
    else for (const note of own) await appendEntry(tx, actor, note);
    await pace();
  }
}

async function appendMany(tx: Tx, actor: Actor, chain: string, notes: Note[]): Promise<void> {
  const head = await takeNumbers(tx, chain, notes.length);
  const pace = pacer();
  let number = head.number - notes.length;
  let previousHash = head.hash;
  for (let from = 0; from < notes.length; from += AT_ONCE) {
    const entries = notes.slice(from, from + AT_ONCE).map((note) => {
      const entry = entryOf(actor, note, { chain, number: ++number, previousHash });
      previousHash = entry.hash;
      return entry;
    });
    await insertRows(tx, auditEntries, entries);
    await pace();
  }
  await setHead(tx, { chain, hash: previousHash });
}

/** Takes so many numbers of a chain; gives the last of them, and the hash that stood before the first. */
async function takeNumbers(tx: Tx, chain: string, many: number) {
  const [head] = await tx
    .insert(auditHeads)
    .values({ chain, number: many, hash: CHAIN_START })
    .onConflictDoUpdate({ target: auditHeads.chain, set: { number: moreBy(auditHeads.number, many) } })
    .returning();
  return head as typeof auditHeads.$inferSelect;
}
