import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries, auditHeads } from "@/db/schema/audit";
import { practices } from "@/db/schema/practices";
import { type AuditRow, CHAIN_START, hashOfEntry } from "./chain";

/** A head that somebody wrote down earlier, outside this database. */
export type NotedHead = { chain: string; number: number; hash: string };

/** What walking a chain found: how many records hold, the hash of the last of them, and in plain words what is wrong with the next. */
export type ChainReport = { chain: string; name: string; count: number; head: string; problem?: string };

type Walk = { number: number; hash: string };

const CHUNK = 1000;

/**
 * Walks every chain from its first record to its head. The records hold each other, so a changed or missing one shows; but whoever
 * can write to the database can also cut off the newest ones and set the head back: only a head noted elsewhere shows that.
 */
export async function* verifyChains(noted: NotedHead[] = []): AsyncGenerator<ChainReport> {
  const known = await listChains();
  for (const chain of known)
    yield await verifyChain(
      chain,
      noted.filter((head) => head.chain === chain.id),
    );
  for (const head of noted) {
    if (known.some(({ id }) => id === head.chain)) continue;
    const problem = `Nothing is left of this chain, which had ${head.number} records.`;
    yield { chain: head.chain, name: head.chain, count: 0, head: CHAIN_START, problem };
  }
}

async function listChains(): Promise<{ id: string; name: string }[]> {
  const heads = await db.select({ id: auditHeads.chain }).from(auditHeads);
  const written = await db.selectDistinct({ id: auditEntries.chain }).from(auditEntries);
  const named = await db.select({ id: practices.id, name: practices.name }).from(practices);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const ids = new Set([...heads, ...written].map(({ id }) => id));
  return [...ids].sort().map((id) => ({ id, name: names.get(id) ?? id }));
}

async function verifyChain(chain: { id: string; name: string }, noted: NotedHead[]): Promise<ChainReport> {
  let walk: Walk = { number: 0, hash: CHAIN_START };
  const report = (problem?: string) => ({
    chain: chain.id,
    name: chain.name,
    count: walk.number,
    head: walk.hash,
    ...(problem && { problem }),
  });
  for (;;) {
    // The head first: what is written while we walk is then read in the next round.
    const head = await readHead(chain.id);
    for await (const entry of entriesAfter(chain.id, walk.number)) {
      const problem = problemOf(entry, walk) ?? problemWithNoted(entry, noted);
      if (problem) return report(problem);
      walk = { number: entry.number, hash: entry.hash };
    }
    const newest = await readHead(chain.id);
    if (newest && newest.number > walk.number && newest.number !== head?.number) continue;
    return report(problemAtEnd(walk, newest, noted));
  }
}

async function readHead(chain: string): Promise<Walk | undefined> {
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.chain, chain));
  return head;
}

async function* entriesAfter(chain: string, start: number): AsyncGenerator<AuditRow> {
  for (let last = start; ; ) {
    const after = and(eq(auditEntries.chain, chain), gt(auditEntries.number, last));
    const rows = await db
      .select()
      .from(auditEntries)
      .where(after)
      .orderBy(asc(auditEntries.number))
      .limit(CHUNK);
    yield* rows;
    if (rows.length < CHUNK) return;
    last = rows.at(-1)?.number ?? last;
  }
}

function problemOf(entry: AuditRow, before: Walk): string | undefined {
  const { number } = entry;
  if (number !== before.number + 1) return missing(before.number + 1, number - 1);
  if (hashOfEntry(entry) !== entry.hash) return `Record ${number} was changed after it was written.`;
  if (entry.previousHash !== before.hash)
    return `Record ${number} does not follow record ${before.number}: one of the two was replaced.`;
  return undefined;
}

function problemWithNoted(entry: AuditRow, noted: NotedHead[]): string | undefined {
  const head = noted.find(({ number }) => number === entry.number);
  return head && head.hash !== entry.hash
    ? `Record ${entry.number} is not the one noted earlier: the chain was written anew.`
    : undefined;
}

function problemAtEnd(last: Walk, head: Walk | undefined, noted: NotedHead[]): string | undefined {
  if (!head) return "Its head is missing, so nobody can tell whether its newest records are.";
  if (head.number > last.number) return missing(last.number + 1, head.number);
  if (head.number < last.number)
    return `Record ${head.number + 1} and what follows were written past the head.`;
  if (head.hash !== last.hash)
    return `Its head does not fit record ${last.number}: one of the two was replaced.`;
  const later = Math.max(0, ...noted.map(({ number }) => number));
  return later > last.number
    ? `${missing(last.number + 1, later)} They were there when the head was noted.`
    : undefined;
}

function missing(first: number, last: number): string {
  return first === last ? `Record ${first} is missing.` : `Records ${first} to ${last} are missing.`;
}
