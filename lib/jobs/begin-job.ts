import { and, count, eq } from "drizzle-orm";
import { db } from "@/db";
import { jobRows, jobs } from "@/db/schema/jobs";
import { textIn } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import type { StaffActor } from "@/lib/auth/actor";
import { ConflictError } from "@/lib/errors";
import { whoAsks } from "./add-job";
import { wakeJobs } from "./wake";
import type { JobRow } from "./work";

/**
 * Begins the work of a preview, as whoever pressed the button: the work acts as them. Of two at once one begins it.
 * `atOnly`: where it may not leave anything out, it doesn't begin while a row is refused. Throws ConflictError.
 */
export async function beginJob(
  asker: StaffActor,
  job: JobRow,
  { whole = false }: { whole?: boolean } = {},
): Promise<void> {
  const [left] = await db
    .select({ rows: count() })
    .from(jobRows)
    .where(and(eq(jobRows.jobId, job.id), eq(jobRows.state, "waiting")));
  const begun = await bookkeep("long work put down", (tx) =>
    tx
      .update(jobs)
      .set({
        ...whoAsks(asker),
        task: { ...job.task, phase: "carry-out" },
        state: "waiting",
        done: job.total - (left?.rows ?? 0),
        problem: null,
        finishedAt: null,
      })
      .where(
        and(
          eq(jobs.id, job.id),
          eq(jobs.state, "done"),
          eq(textIn(jobs.task, "phase"), "ready"),
          whole ? eq(jobs.refused, 0) : undefined,
        ),
      )
      .returning({ id: jobs.id }),
  );
  if (begun.length === 0) throw new ConflictError("This has been begun or cancelled already.");
  wakeJobs();
}
