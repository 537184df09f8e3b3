import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import type { AuditEvent } from "@/lib/audit/events";
import type { Authorized } from "@/lib/auth/authorize";
import { getReview } from "./queries";
import { readLines } from "./read-lines";
import { sealOf } from "./seal";

/** Whether a signed review still says what was signed: its lines against its seal, and its seal against the log's. */
export type SealReport = { seal: string | null; computed: string; inLog: string | null; holds: boolean };

/** Computes the seal anew. Throws NotFoundError for another practice's review. */
export async function checkSeal(admin: Authorized<"users.manage">, reviewId: string): Promise<SealReport> {
  const { seal, ...review } = await getReview(admin, reviewId);
  const [computed, inLog] = await Promise.all([
    sealOf(review, readLines(review.id)),
    sealInLog(admin.practice.id, review.id),
  ]);
  return { seal, computed, inLog, holds: seal !== null && seal === computed && seal === inLog };
}

async function sealInLog(chain: string, reviewId: string): Promise<string | null> {
  const signed: AuditEvent = "review.signed";
  const [entry] = await db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.chain, chain),
        eq(auditEntries.subjectId, reviewId),
        eq(auditEntries.event, signed),
      ),
    );
  const seal = entry?.after?.["Seal"];
  return typeof seal === "string" ? seal : null;
}
