import { type Authorized, authorize, may } from "@/lib/auth/authorize";
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";
import type { Run, Verdict, Work, WorkRow } from "@/lib/jobs/work";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { type FoundUser, findUser, findUsers } from "@/lib/users/find-user";
import { giveMembership, takeMembership } from "@/lib/users/give-membership";
import { type Choices, choicesOf } from "@/lib/users/imports/choices";
import { lookUpsAtOnce } from "@/lib/users/imports/look-ups-at-once";
import { lastAdminWords, lastingAdminsAt } from "@/lib/users/lasting-admin";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { updateUser } from "@/lib/users/update-user";
import { type Around, type Judgement, judge } from "./judge";
import { bulkTask } from "./task";

type Admin = Authorized<"users.manage">;

const AT_ONCE = 100;
const GONE = "They are not a user of this practice any more.";

/** One act on many people, each a change of its own with its line in the log. */
export const bulkWork: Work = { check, carryOut };

async function check(run: Run): Promise<void> {
  const admin = await adminOf(run);
  if (!admin) throw new ForbiddenError("users.manage");
  const task = bulkTask.parse(run.job.task);
  const choices = await choicesOf(admin);
  const admins = await lastingAdminsAt(admin.practice.id);
  for await (const rows of run.rows(AT_ONCE)) {
    const ids = rows.flatMap(({ subjectId }) => subjectId ?? []);
    const people = await findUsers(admin, ids);
    const look = await lookUpsAtOnce(admin, { logins: [], userIds: ids, providerIds: [] });
    const around = { admin, job: run.job, task, choices, look };
    const verdicts: Verdict[] = [];
    for (const row of rows) {
      const user = people.get(row.subjectId ?? "");
      verdicts.push(await verdictOf(row, () => foreseen(around, user, row, admins)));
      await run.pace();
    }
    await run.settle(verdicts);
  }
}

/** What the act will come to; of several last Admins who would go, one after the other, the last is refused already here. */
async function foreseen(
  around: Around,
  user: FoundUser | undefined,
  row: WorkRow,
  admins: Set<string>,
): Promise<Omit<Verdict, "row">> {
  if (!user) throw new NotFoundError();
  const judged = await judge(around, user, row);
  if (judged.kind === "unchanged") return { state: "unchanged", outcome: judged.words };
  const leaves = around.task.act === "deactivate" || judged.input?.admin === false;
  if (leaves && admins.has(user.id)) {
    if (admins.size === 1) throw new InvalidError("admin", lastAdminWords(user.name));
    admins.delete(user.id);
  }
  return { state: "waiting", outcome: judged.words };
}

async function carryOut(run: Run): Promise<void> {
  const task = bulkTask.parse(run.job.task);
  for await (const rows of run.rows(AT_ONCE)) {
    for (const row of rows) {
      const verdict = await verdictOf(row, async () => {
        const admin = await adminOf(run);
        if (!admin) throw new InvalidError("form", `${run.job.userName} may not do this here any more.`);
        const choices = task.act === "role" ? await choicesOf(admin) : NO_CHOICES;
        return done({ admin, job: run.job, task, choices }, row);
      });
      await run.settle([verdict]);
      await run.pace();
    }
  }
}

const NO_CHOICES: Choices = {
  roleId: () => undefined,
  providerId: () => undefined,
  roles: "",
  roleName: String,
  maySign: () => true,
  providerName: String,
  defaultDoctor: undefined,
};
const TRIES = 3;

async function done(around: Around, row: WorkRow, tries = TRIES): Promise<Omit<Verdict, "row">> {
  const user = await findUser(around.admin, row.subjectId ?? "");
  if (!user) throw new NotFoundError();
  const judged = await judge(around, user, row);
  if (judged.kind === "unchanged") return { state: "unchanged", outcome: judged.words };
  const acted = await act(around, user, row, judged).then(
    () => undefined,
    (error: unknown) => error,
  );
  // Somebody saved this person at the same moment: what they are now is judged anew.
  if (acted instanceof ConflictError && tries > 1) return done(around, row, tries - 1);
  if (acted) throw acted;
  return { state: "done", outcome: judged.words };
}

function act(
  { admin, task }: Around,
  { id }: FoundUser,
  row: WorkRow,
  { input }: Judgement & { kind: "do" },
) {
  const group = () => authorize(admin, "group.manage");
  const practiceId = String(row.task["practiceId"]);
  switch (task.act) {
    case "deactivate":
      return deactivateUser(admin, id);
    case "resend":
      return resendInvitation(admin, id);
    case "join":
      return giveMembership(group(), id, practiceId, { follows: true });
    case "leave":
      return takeMembership(group(), id, practiceId);
    default:
      if (!input) throw new Error("A save without an input.");
      return updateUser(admin, id, input);
  }
}

function verdictOf(row: WorkRow, asking: () => Promise<Omit<Verdict, "row">>): Promise<Verdict> {
  return asking().then(
    (found) => ({ row, ...found }),
    (error: unknown) => ({ row, state: "refused", outcome: refusalInWords(error) }),
  );
}

/** Each row has its own answer; what is no answer flies on. */
function refusalInWords(error: unknown): string {
  if (error instanceof InvalidError || error instanceof ConflictError) return error.message;
  if (error instanceof NotFoundError) return GONE;
  if (error instanceof ForbiddenError) return "You may not do this there.";
  throw error;
}

async function adminOf(run: Run): Promise<Admin | undefined> {
  const asker = await run.asker();
  return asker && may(asker, "users.manage") ? authorize(asker, "users.manage") : undefined;
}
