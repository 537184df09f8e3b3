import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { jobRows } from "@/db/schema/jobs";
import { ConflictError, ForbiddenError, InvalidError } from "@/lib/errors";
import { pacer, StoppedError } from "@/lib/pacer";
import { askerOf } from "./asker";
import { CLAIM_LIFE, releaseJob, renewClaim } from "./claim-job";
import { forgetProgress } from "./progress";
import { beginAnew, failJob, leadOn, settleRows } from "./settle-job";
import { type JobRow, phaseOf, type Run, type Work, type WorkRow } from "./work";

const FAILED =
  "Chairside could not go on with this, and whoever runs the server can read why. What is marked as done is done.";

/** Runs a claimed job's next phase to its end, or until `stop`. Nothing it meets is thrown on: it stands in the job. */
export async function runJob(job: JobRow, work: Work, worker: string, stop: AbortSignal): Promise<void> {
  const keeping = setInterval(() => void renewClaim(job.id, worker).catch(() => false), CLAIM_LIFE / 3);
  keeping.unref();
  try {
    const checking = phaseOf(job) === "check";
    const run = runOf(job, worker, stop);
    if (checking && job.done > 0) await beginAnew(job, worker);
    await (checking ? work.check(run) : work.carryOut(run));
    await leadOn(job, worker, checking ? "ready" : "over");
  } catch (error) {
    await endBadly(job, worker, error);
  } finally {
    forgetProgress(job.id);
    clearInterval(keeping);
  }
}

async function endBadly(job: JobRow, worker: string, error: unknown): Promise<void> {
  if (error instanceof StoppedError) return releaseJob(job.id, worker);
  if (error instanceof ConflictError && phaseOf(job) === "carry-out")
    return leadOn(job, worker, "check", error.message);
  if (error instanceof InvalidError) return failJob(job, worker, error.message);
  if (error instanceof ForbiddenError)
    return failJob(job, worker, `${job.userName} may not do this here any more, so nothing more was done.`);
  console.error(`Long work (${job.kind}) failed:`, error);
  return failJob(job, worker, FAILED);
}

function runOf(job: JobRow, worker: string, stop: AbortSignal): Run {
  return {
    job,
    pace: pacer(stop),
    asker: (practiceId) => askerOf(job, practiceId),
    rows: async function* (atOnce) {
      for (let last = 0; ; ) {
        const rows = await nextRows(job, last, atOnce);
        last = rows.at(-1)?.number ?? last;
        if (rows.length === 0) return;
        yield rows;
      }
    },
    settle: (verdicts) => settleRows(job, worker, verdicts),
  };
}

/** In a check, what nobody has looked at; else what the check let through and nobody has carried out. */
function nextRows(job: JobRow, after: number, most: number): Promise<WorkRow[]> {
  const unseen = phaseOf(job) === "check" ? eq(jobRows.outcome, "") : undefined;
  return db
    .select()
    .from(jobRows)
    .where(and(eq(jobRows.jobId, job.id), eq(jobRows.state, "waiting"), unseen, gt(jobRows.number, after)))
    .orderBy(asc(jobRows.number))
    .limit(most);
}
