import { and, asc, eq, inArray, isNotNull, lt } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { jobRows, jobs } from "@/db/schema/jobs";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";

/** What was done stands in the log; the rows name people, and a file of them may hold more than the log keeps. */
const KEPT = 14 * DAY;
/** A job may have a hundred thousand rows: the next minute goes on with it. */
const AT_ONCE = 5;
const ROWS_AT_ONCE = 2000;

/** Forgets long work that came to rest 14 days ago, with its rows; a little at a time. */
export async function clearJobs(): Promise<void> {
  const resting = inArray(jobs.state, ["done", "failed", "cancelled"]);
  const old = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(resting, isNotNull(jobs.finishedAt), lt(jobs.finishedAt, fromNow(-KEPT))))
    .orderBy(asc(jobs.createdAt))
    .limit(AT_ONCE);
  for (const { id } of old) await bookkeep("old work cleared", (tx) => clearSome(tx, id));
}

async function clearSome(tx: Tx, id: string): Promise<void> {
  const ofJob = eq(jobRows.jobId, id);
  const [first] = await tx
    .select({ number: jobRows.number })
    .from(jobRows)
    .where(ofJob)
    .orderBy(asc(jobRows.number))
    .limit(1);
  if (first) await tx.delete(jobRows).where(and(ofJob, lt(jobRows.number, first.number + ROWS_AT_ONCE)));
  else await tx.delete(jobs).where(eq(jobs.id, id));
}
