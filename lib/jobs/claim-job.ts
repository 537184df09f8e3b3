import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { db } from "@/db";
import { jobs } from "@/db/schema/jobs";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { fromNow, MINUTE, now } from "@/lib/clock";
import type { JobKind, JobRow } from "./work";

/** Renewed three times as often (run-job.ts): a claim that outlives it belongs to a server that was killed. */
export const CLAIM_LIFE = MINUTE;

/** The ids of jobs of these kinds that are to be run and in nobody's hands, the longest waiting first. */
export async function listDueJobs(kinds: JobKind[]): Promise<string[]> {
  const rows = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(inArray(jobs.kind, kinds), isDue()))
    .orderBy(asc(jobs.createdAt))
    .limit(20);
  return rows.map(({ id }) => id);
}

/** Takes a job into this worker's hands; undefined when another was quicker. */
export function claimJob(id: string, worker: string): Promise<JobRow | undefined> {
  return bookkeep("long work done", async (tx) => {
    const [mine] = await tx
      .update(jobs)
      .set({ state: "running", claimedBy: worker, claimedUntil: fromNow(CLAIM_LIFE) })
      .where(and(eq(jobs.id, id), isDue()))
      .returning();
    return mine;
  });
}

/** Keeps a claim; false when the job is no longer this worker's. */
export function renewClaim(id: string, worker: string): Promise<boolean> {
  return bookkeep("long work done", async (tx) => {
    const renewed = await tx
      .update(jobs)
      .set({ claimedUntil: fromNow(CLAIM_LIFE) })
      .where(heldBy(id, worker))
      .returning({ id: jobs.id });
    return renewed.length === 1;
  });
}

/** Lets go of a job that is to go on elsewhere or later. */
export async function releaseJob(id: string, worker: string): Promise<void> {
  await bookkeep("long work done", (tx) =>
    tx.update(jobs).set({ state: "waiting", claimedBy: null, claimedUntil: null }).where(heldBy(id, worker)),
  );
}

/** The job while it is in this worker's hands: cancelled or taken over, it is not. */
export function heldBy(id: string, worker: string) {
  return and(eq(jobs.id, id), eq(jobs.state, "running"), eq(jobs.claimedBy, worker));
}

function isDue() {
  const free = or(isNull(jobs.claimedUntil), lte(jobs.claimedUntil, now()));
  return and(inArray(jobs.state, ["waiting", "running"]), free);
}
