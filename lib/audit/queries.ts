import {
  and,
  asc,
  between,
  desc,
  eq,
  gt,
  gte,
  isNull,
  lt,
  max,
  min,
  notInArray,
  type SQL,
} from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { actorId, actorsOf, lastNameOfActor } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import type { AuditRow } from "./chain";
import type { AuditEvent } from "./events";
import { isWithoutAccount } from "./without-account";

/** Who and whom are ids; who acts without an account is a kind (without-account.ts). `from` is the first moment, `to` the first one no longer meant. `before` and `after` are numbers of records: the page's edge. */
export type LogFilters = {
  who?: string | undefined;
  what?: AuditEvent | undefined;
  whom?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  before?: number | undefined;
  after?: number | undefined;
  /** Leaves out who came and went: what changed is what is asked for. */
  changesOnly?: boolean | undefined;
};

/** A page of the practice's log, newest first. `older` goes on as `before`, `newer` as `after`; each is undefined where there is nothing. */
export type LogPage = { entries: AuditRow[]; older?: number | undefined; newer?: number | undefined };

// Who came and went; and a review's decisions change something only when they are carried out.
const CHANGES_NOTHING: AuditEvent[] = [
  "session.opened",
  "session.ended",
  "sign-in.refused",
  "review.decided",
];
const PAGE = 50;
const CHUNK = 1000;

/** Fifty records of the practice's log that fit the filters. */
export async function listEntries(
  reader: Authorized<"audit.read">,
  filters: LogFilters = {},
): Promise<LogPage> {
  const wanted = await matching(reader, filters);
  return filters.after === undefined ? olderPage(wanted, filters.before) : newerPage(wanted, filters.after);
}

/** Everybody whose deeds the practice's log holds, by the name they had last. */
export async function listActors(reader: Authorized<"audit.read">): Promise<{ id: string; name: string }[]> {
  const chain = reader.practice.id;
  const actors = await db.select({ id: actorId(), name: lastNameOfActor(chain) }).from(actorsOf(chain));
  return actors.sort((left, right) => left.name.localeCompare(right.name, "en"));
}

/** The same records as listEntries, all of them, oldest first, a thousand at a time. */
export async function* exportEntries(
  reader: Authorized<"audit.read">,
  filters: LogFilters = {},
): AsyncGenerator<AuditRow[]> {
  const wanted = await matching(reader, filters);
  for (let last = 0, chunk: AuditRow[] = []; ; last = chunk.at(-1)?.number ?? last) {
    chunk = await entries(and(wanted, gt(auditEntries.number, last)), asc(auditEntries.number), CHUNK);
    if (chunk.length > 0) yield chunk;
    if (chunk.length < CHUNK) return;
  }
}

async function olderPage(wanted: SQL | undefined, before: number | undefined): Promise<LogPage> {
  const edge = before === undefined ? undefined : lt(auditEntries.number, before);
  const rows = await entries(and(wanted, edge), desc(auditEntries.number), PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    entries: page,
    older: rows.length > PAGE ? page.at(-1)?.number : undefined,
    newer: before === undefined ? undefined : (page[0]?.number ?? before - 1),
  };
}

async function newerPage(wanted: SQL | undefined, after: number): Promise<LogPage> {
  const rows = await entries(and(wanted, gt(auditEntries.number, after)), asc(auditEntries.number), PAGE + 1);
  const page = rows.slice(0, PAGE).reverse();
  return {
    entries: page,
    older: page.at(-1)?.number ?? after + 1,
    newer: rows.length > PAGE ? page[0]?.number : undefined,
  };
}

function entries(where: SQL | undefined, order: SQL, limit: number): Promise<AuditRow[]> {
  return db.select().from(auditEntries).where(where).orderBy(order).limit(limit);
}

async function matching(reader: Authorized<"audit.read">, filters: LogFilters): Promise<SQL | undefined> {
  const { who, what, whom } = filters;
  return and(
    eq(auditEntries.chain, reader.practice.id),
    who ? doneBy(who) : undefined,
    what ? eq(auditEntries.event, what) : undefined,
    filters.changesOnly ? notInArray(auditEntries.event, CHANGES_NOTHING) : undefined,
    whom ? eq(auditEntries.subjectId, whom) : undefined,
    await within(reader.practice.id, filters),
  );
}

function doneBy(who: string): SQL | undefined {
  if (!isWithoutAccount(who)) return eq(auditEntries.actorId, who);
  return and(isNull(auditEntries.actorId), eq(auditEntries.actorKind, who));
}

/** Days become a range of numbers too, so that a page walks an index by number; asked for, for a server's clock may have been wrong. */
async function within(chain: string, { from, to }: LogFilters): Promise<SQL | undefined> {
  if (!(from || to)) return undefined;
  const meant = and(from && gte(auditEntries.at, from), to && lt(auditEntries.at, to));
  const [range] = await db
    .select({ first: min(auditEntries.number), last: max(auditEntries.number) })
    .from(auditEntries)
    .where(and(eq(auditEntries.chain, chain), meant));
  return and(meant, between(auditEntries.number, Number(range?.first ?? 0), Number(range?.last ?? 0)));
}
