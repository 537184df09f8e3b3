import { createHash } from "node:crypto";
import type { auditEntries, Facts } from "@/db/schema/audit";

export type AuditRow = typeof auditEntries.$inferSelect;

/** The chain of what belongs to no practice. */
export const SYSTEM_CHAIN = "system";

/** What the first record of a chain follows. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256 over everything a record says and the hash of the one before it (product.md, section 12). */
export function hashOfEntry(row: Omit<AuditRow, "hash">): string {
  const said = [
    row.previousHash,
    row.id,
    row.chain,
    row.number,
    row.at.toISOString(),
    row.event,
    row.actorKind,
    row.actorId,
    row.actorName,
    row.sessionId,
    row.deviceId,
    row.address,
    row.subjectKind,
    row.subjectId,
    row.subjectName,
    sorted(row.before),
    sorted(row.after),
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/** Postgres' jsonb keeps keys in an order of its own. */
function sorted(facts: Facts | null): [string, unknown][] | null {
  return facts && Object.entries(facts).sort(([left], [right]) => (left < right ? -1 : 1));
}
