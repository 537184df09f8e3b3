import { and, asc, count, desc, eq, gt, isNull, notInArray, or } from "drizzle-orm";
import { db } from "@/db";
import { jobRows, jobs } from "@/db/schema/jobs";
import { textIn } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import type { JobRow, RowState, WorkRow } from "./work";

/** Work on logins to other practices tells who can log in there: of that an Admin sees only what they asked for themselves. */
function seenBy({ userId, practice }: Authorized<"users.manage">) {
  const act = textIn(jobs.task, "act");
  const ofHere = or(isNull(act), notInArray(act, ["join", "leave"]));
  return and(eq(jobs.practiceId, practice.id), or(ofHere, eq(jobs.userId, userId)));
}

/** A job of the admin's practice that they may see; NotFoundError for every other. */
export async function getJob(admin: Authorized<"users.manage">, id: string): Promise<JobRow> {
  const [job] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), seenBy(admin)));
  if (!job) throw new NotFoundError();
  return job;
}

/** The long work of the admin's practice, the newest first, at most 50. */
export function listJobs(admin: Authorized<"users.manage">): Promise<JobRow[]> {
  return db.select().from(jobs).where(seenBy(admin)).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(50);
}

/** How many rows of a job stand in each state. */
export async function countJobRows(job: JobRow): Promise<Record<RowState, number>> {
  const found = await db
    .select({ state: jobRows.state, rows: count() })
    .from(jobRows)
    .where(eq(jobRows.jobId, job.id))
    .groupBy(jobRows.state);
  const none = { waiting: 0, done: 0, unchanged: 0, refused: 0 };
  return { ...none, ...Object.fromEntries(found.map(({ state, rows }) => [state, rows])) };
}

export const ROWS_A_PAGE = 100;

/** One page of a job's rows, all of them or those of a state, in their order. */
export function listJobRows(job: JobRow, page: number, state?: RowState): Promise<WorkRow[]> {
  return db
    .select()
    .from(jobRows)
    .where(and(eq(jobRows.jobId, job.id), state && eq(jobRows.state, state)))
    .orderBy(asc(jobRows.number))
    .limit(ROWS_A_PAGE)
    .offset((page - 1) * ROWS_A_PAGE);
}

/** Every row of a job, some at a time, with what became of it. */
export async function* exportJobRows(job: JobRow): AsyncGenerator<WorkRow> {
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(jobRows)
      .where(and(eq(jobRows.jobId, job.id), gt(jobRows.number, last)))
      .orderBy(asc(jobRows.number))
      .limit(ROWS_A_PAGE);
    yield* rows;
    if (rows.length < ROWS_A_PAGE) return;
    last = rows.at(-1)?.number ?? last;
  }
}

/** How far a job is, for whoever looks on. */
export async function findProgress(
  admin: Authorized<"users.manage">,
  id: string,
): Promise<Pick<JobRow, "state" | "done" | "total" | "task"> | undefined> {
  const { state, done, total, task } = jobs;
  const [job] = await db
    .select({ state, done, total, task })
    .from(jobs)
    .where(and(eq(jobs.id, id), seenBy(admin)));
  return job;
}
