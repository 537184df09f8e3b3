import { index, int, json, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";

/** What a change looked like before and after: plain values, no secrets, no patient content. */
export type Facts = Record<string, string | number | boolean | null | string[]>;

/** Append-only: who did what, on whom, when. Each holds the hash of the one before it in its chain. */
export const auditEntries = table(
  "audit_entries",
  {
    id: text().primaryKey().$defaultFn(newId),
    /** The practice's id, or "system" for what belongs to none. */
    chain: text().notNull(),
    number: int().notNull(),
    at: time().notNull(),
    event: text().notNull(),
    actorKind: text().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    sessionId: text(),
    deviceId: text(),
    address: text(),
    subjectKind: text().notNull(),
    subjectId: text(),
    subjectName: text().notNull(),
    before: json<Facts>(),
    after: json<Facts>(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex("audit_entries_number").on(t.chain, t.number),
    index("audit_entries_at").on(t.chain, t.at, t.number),
    index("audit_entries_event").on(t.chain, t.event, t.number),
    index("audit_entries_actor").on(t.chain, t.actorId, t.number),
    index("audit_entries_subject").on(t.chain, t.subjectId, t.number),
  ],
);

/** The newest record of each chain: the row that makes writers take turns. */
export const auditHeads = table("audit_heads", {
  chain: text().primaryKey(),
  number: int().notNull(),
  hash: text().notNull(),
});
