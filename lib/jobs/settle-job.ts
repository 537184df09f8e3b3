import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { jobRows, jobs } from "@/db/schema/jobs";
import { given, givenTo, moreBy } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { now } from "@/lib/clock";
import { StoppedError } from "@/lib/pacer";
import { heldBy } from "./claim-job";
import type { JobRow, Phase, Verdict } from "./work";

/** Writes down what became of rows, and how far the job is. Throws StoppedError, writing nothing, when it is no longer this worker's. */
export async function settleRows(job: JobRow, worker: string, verdicts: Verdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  const refused = verdicts.filter(({ state }) => state === "refused").length;
  await bookkeep("long work done", async (tx) => {
    const counted = { done: moreBy(jobs.done, verdicts.length), refused: moreBy(jobs.refused, refused) };
    const mine = await tx.update(jobs).set(counted).where(heldBy(job.id, worker)).returning({ id: jobs.id });
    if (mine.length === 0) throw new StoppedError("The job is somebody else's now.");
    for (const { row, state, outcome } of verdicts)
      await settleRow(tx, { job: job.id, number: row.number, state, outcome });
  });
}

const settleRow = preparedWrite("job row settled", (tx) =>
  tx
    .update(jobRows)
    .set({ state: givenTo(jobRows.state, "state"), outcome: givenTo(jobRows.outcome, "outcome") })
    .where(and(eq(jobRows.jobId, given("job")), eq(jobRows.number, given("number")))),
);

/** The job goes on to its next phase, or back to its check, and out of this worker's hands. */
export async function leadOn(job: JobRow, worker: string, phase: Phase, problem?: string): Promise<void> {
  await bookkeep("long work done", async (tx) => {
    const again = phase === "check";
    const counted = again ? { done: 0, refused: 0 } : { done: job.total };
    const [mine] = await tx
      .update(jobs)
      .set({
        ...RELEASED,
        state: again ? "waiting" : "done",
        task: { ...job.task, phase },
        problem: problem ?? (again ? null : job.problem),
        finishedAt: again ? null : now(),
        ...counted,
      })
      .where(heldBy(job.id, worker))
      .returning({ id: jobs.id });
    if (mine && again) await forgetVerdicts(tx, job);
  });
}

/** A check that was cut short begins anew: what one row comes to may hang on those before it. */
export async function beginAnew(job: JobRow, worker: string): Promise<void> {
  await bookkeep("long work done", async (tx) => {
    const held = heldBy(job.id, worker);
    const [mine] = await tx.update(jobs).set({ done: 0, refused: 0 }).where(held).returning({ id: jobs.id });
    if (mine) await forgetVerdicts(tx, job);
  });
}

async function forgetVerdicts(tx: Tx, job: JobRow): Promise<void> {
  await tx.update(jobRows).set({ state: "waiting", outcome: "" }).where(eq(jobRows.jobId, job.id));
}

/** Something went wrong that nobody foresaw: what was settled stays, the rest is left undone. */
export async function failJob(job: JobRow, worker: string, problem: string): Promise<void> {
  await bookkeep("long work done", (tx) =>
    tx
      .update(jobs)
      .set({ ...RELEASED, state: "failed", problem, finishedAt: now() })
      .where(heldBy(job.id, worker)),
  );
}

const RELEASED = { claimedBy: null, claimedUntil: null };
