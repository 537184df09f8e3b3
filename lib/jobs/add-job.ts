import { newId } from "@/db";
import { insertRows } from "@/db/insert-rows";
import { jobRows, jobs } from "@/db/schema/jobs";
import { bookkeep } from "@/lib/audit/bookkeeping";
import type { StaffActor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { pacer } from "@/lib/pacer";
import { wakeJobs } from "./wake";
import type { JobKind } from "./work";

/** What a row is about; `task` in the shape of its kind of work. Numbered from 1 unless they bring numbers of their own. */
export type NewRow = {
  number?: number;
  subjectId?: string | null;
  label: string;
  task?: Record<string, unknown>;
};
export type NewJob = { kind: JobKind; task: Record<string, unknown>; practiceId: string | null };

const AT_ONCE = 100;

/**
 * Puts long work down, to be checked first: it then waits for beginJob(). `rows` is called inside the transaction, so that what it reads
 * is one snapshot. Gives the job's id.
 */
export async function addJob(
  asker: StaffActor,
  { kind, task, practiceId }: NewJob,
  rows: () => Promise<NewRow[]>,
): Promise<string> {
  const id = newId();
  await bookkeep("long work put down", async (tx) => {
    const found = await rows();
    await tx.insert(jobs).values({
      id,
      kind,
      groupId: asker.practice.groupId,
      practiceId,
      ...whoAsks(asker),
      task: { ...task, phase: "check" },
      total: found.length,
      createdAt: now(),
    });
    const pace = pacer();
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const some = found.slice(from, from + AT_ONCE).map((row, index) => ({
        jobId: id,
        number: row.number ?? from + index + 1,
        subjectId: row.subjectId ?? null,
        label: row.label,
        task: row.task ?? {},
      }));
      await insertRows(tx, jobRows, some);
      await pace();
    }
  });
  wakeJobs();
  return id;
}

/** Who a job acts as, and from where. */
export function whoAsks({ userId, name, sessionId, deviceId, address }: StaffActor) {
  return { userId, userName: name, sessionId, deviceId, address };
}
