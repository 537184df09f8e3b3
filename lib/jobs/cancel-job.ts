import { and, eq, inArray, or } from "drizzle-orm";
import { jobs } from "@/db/schema/jobs";
import { textIn } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import type { JobRow } from "./work";

/** Cancels a preview, or the rest of the work: what is done stays done. Throws ConflictError when it is over. */
export async function cancelJob(job: Pick<JobRow, "id">): Promise<void> {
  const preview = and(eq(jobs.state, "done"), eq(textIn(jobs.task, "phase"), "ready"));
  const cancelled = await bookkeep("long work put down", (tx) =>
    tx
      .update(jobs)
      .set({ state: "cancelled", claimedBy: null, claimedUntil: null, finishedAt: now() })
      .where(and(eq(jobs.id, job.id), or(inArray(jobs.state, ["waiting", "running"]), preview)))
      .returning({ id: jobs.id }),
  );
  if (cancelled.length === 0) throw new ConflictError("There is nothing left to cancel: it is over.");
}
