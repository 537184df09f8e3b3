import type { jobRowStates, jobRows, jobs } from "@/db/schema/jobs";
import type { StaffActor } from "@/lib/auth/actor";

export type JobRow = typeof jobs.$inferSelect;
export type JobKind = JobRow["kind"];
export type WorkRow = typeof jobRows.$inferSelect;
export type RowState = (typeof jobRowStates)[number];

/** A preview first, which waits for somebody to begin the work; `over` when that is done. */
export type Phase = "check" | "ready" | "carry-out" | "over";

/** What is to become of a row, or became of it, in words. In a check `waiting` means: it will be carried out. */
export type Verdict = { row: WorkRow; state: RowState; outcome: string };

/** One run through a job: what its work needs of the machinery around it. */
export type Run = {
  job: JobRow;
  /** Lets other requests have their turn; throws StoppedError when the server shuts down. */
  pace(): Promise<void>;
  /** Who asked for it, with the rights they have now at its practice; undefined when they have no way in any more. */
  asker(practiceId?: string | null): Promise<StaffActor | undefined>;
  /** What is still to be looked at or carried out, in its order, so many at a time. */
  rows(atOnce: number): AsyncGenerator<WorkRow[]>;
  /** Writes down what became of rows. Throws StoppedError when another server has taken the job over, or it was cancelled. */
  settle(verdicts: Verdict[]): Promise<void>;
};

/**
 * A kind of long work. `check` says of each row what would become of it and changes nothing; after a kill it begins anew. `carryOut` does what
 * the check let through; after a kill it goes on with the rows that were not settled. A ConflictError of it sends the job back to its check.
 */
export type Work = { check(run: Run): Promise<void>; carryOut(run: Run): Promise<void> };

/** Where a job stands; what it is about stands in its task beside it. */
export function phaseOf({ task }: Pick<JobRow, "task">): Phase {
  return task["phase"] as Phase;
}
