import { and, eq } from "drizzle-orm";
import { jobRows } from "@/db/schema/jobs";
import { change } from "@/lib/audit/change";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { ConflictError, ForbiddenError } from "@/lib/errors";
import { noteProgress } from "@/lib/jobs/progress";
import type { Run, Verdict, Work } from "@/lib/jobs/work";
import { againIfTaken } from "@/lib/users/again-if-taken";
import { lastingAdminsAt, whyNotLastAdmin } from "@/lib/users/lasting-admin";
import { addPeople } from "./add-people";
import { changePerson } from "./change-person";
import { choicesOf } from "./choices";
import { type Judged, judgeRows } from "./judge-rows";
import { outcomeOf, problemsInWords } from "./outcome-words";
import type { ImportTask } from "./take-file";
import { wholeFile } from "./whole-file";

const AT_ONCE = 100;

/** People of a file, added and changed: looked at row by row, then written all together or not at all. */
export const importWork: Work = { check, carryOut };

async function check(run: Run): Promise<void> {
  const admin = await adminOf(run);
  const task = run.job.task as unknown as ImportTask;
  const choices = await choicesOf(admin);
  const verdictOf = (judged: Judged): Verdict => ({
    row: judged.row,
    state: stateOf(judged),
    outcome: outcomeOf(judged, task, choices),
  });
  const file = wholeFile(await lastingAdminsAt(admin.practice.id));
  const lastly: Judged[] = [];
  for await (const rows of run.rows(AT_ONCE)) {
    const judged = (await judgeRows(admin, rows, choices, run.pace)).map(file.beside);
    const [late = [], now = []] = parted(judged, file.losesAdmin);
    lastly.push(...late);
    await run.settle(now.map(verdictOf));
    await run.pace();
  }
  const told: Judged[] = [];
  for (const judged of lastly) told.push(await lastElsewhere(admin, file.withoutAdmin(judged)));
  await run.settle(told.map(verdictOf));
}

function stateOf(judged: Judged): Verdict["state"] {
  if ("problems" in judged) return "refused";
  return judged.kind === "unchanged" ? "unchanged" : "waiting";
}

/** An end of access that would leave another practice without an Admin. */
async function lastElsewhere(admin: Authorized<"users.manage">, judged: Judged): Promise<Judged> {
  if (!("user" in judged) || !judged.user.elsewhere || !judged.input.accessEndsOn) return judged;
  const why = await whyNotLastAdmin(admin, judged.user);
  return why ? { row: judged.row, problems: [{ field: "accessEndsOn", message: why }] } : judged;
}

async function carryOut(run: Run): Promise<void> {
  const admin = await adminOf(run);
  const task = run.job.task as unknown as ImportTask;
  await againIfTaken(() =>
    change(admin, "users.imported", async (tx, about) => {
      const around = { tx, about, admin, invite: task.invite, pace: run.pace };
      const choices = await choicesOf(admin);
      const file = wholeFile(await lastingAdminsAt(admin.practice.id));
      const lastly: Judged[] = [];
      const done = { New: 0, Changed: 0 };
      for await (const rows of run.rows(AT_ONCE)) {
        const judged = await judgeRows(admin, rows, choices, run.pace);
        for (const one of judged) refuseAny(file.beside(one), task);
        const inputs = judged.flatMap((one) => ("kind" in one && one.kind === "new" ? [one.input] : []));
        await addPeople(around, inputs);
        const [late = [], now = []] = parted(judged, file.losesAdmin);
        lastly.push(...late);
        for (const one of now) done.Changed += await changePerson(around, one);
        done.New += inputs.length;
        noteProgress(run.job.id, rows.length);
      }
      for (const one of lastly) done.Changed += await changePerson(around, one);
      const { id, name } = admin.practice;
      about({ kind: "practice", id, name }, { after: { File: task.file, ...done } });
      const ofJob = and(eq(jobRows.jobId, run.job.id), eq(jobRows.state, "waiting"));
      await tx.update(jobRows).set({ state: "done" }).where(ofJob);
    }),
  );
}

function refuseAny(judged: Judged, { titles }: ImportTask): void {
  if (!("problems" in judged)) return;
  const why = problemsInWords(judged.problems, titles);
  throw new ConflictError(
    `Nothing was written, for something changed meanwhile. Row ${judged.row.number}: ${why}`,
  );
}

function parted(judged: Judged[], isLate: (judged: Judged) => boolean): [Judged[], Judged[]] {
  const late: Judged[] = [];
  const now: Judged[] = [];
  for (const one of judged) (isLate(one) ? late : now).push(one);
  return [late, now];
}

/** Whoever asked for it has to be an Admin of the practice now. */
async function adminOf(run: Run): Promise<Authorized<"users.manage">> {
  const asker = await run.asker();
  if (!asker) throw new ForbiddenError("users.manage");
  return authorize(asker, "users.manage");
}
