import { and, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { links } from "@/db/schema/links";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { InvalidError } from "@/lib/errors";
import type { JobRow, WorkRow } from "@/lib/jobs/work";
import { isPossible, whyNot } from "@/lib/users/acts";
import type { FoundUser } from "@/lib/users/find-user";
import type { Choices } from "@/lib/users/imports/choices";
import { changesInWords } from "@/lib/users/imports/outcome-words";
import type { UserInput } from "@/lib/users/input";
import { whyNotLastAdmin } from "@/lib/users/lasting-admin";
import type { LookUps } from "@/lib/users/look-ups";
import { lineOf } from "@/lib/users/other-lines";
import { refuseOwnAdminAmongMany } from "@/lib/users/own-admin";
import { STATUS_LABELS } from "@/lib/users/rules";
import { doctorElsewhere, leftWithoutDoctor } from "@/lib/users/take-over";
import { changedFields, refuseChange } from "@/lib/users/update-user";
import { edited } from "./edited";
import type { BulkTask } from "./task";

type Admin = Authorized<"users.manage">;
export type Around = { admin: Admin; job: JobRow; task: BulkTask; choices: Choices; look?: LookUps };

/** What is to happen to one person: `input` is what a save is asked with. Nothing, where they are like that already. */
export type Judgement =
  | { kind: "do"; words: string; input?: UserInput }
  | { kind: "unchanged"; words: string };

/** What the work comes to for one person, by the rules of the act itself. Throws InvalidError in words where it can't be. */
export function judge(around: Around, user: FoundUser, row: WorkRow): Promise<Judgement> {
  switch (around.task.act) {
    case "deactivate":
      return deactivation(around.admin, user);
    case "resend":
      return invitation(around, user);
    case "join":
    case "leave":
      return membership(around.admin, around.task.act, user, String(row.task["practiceId"]));
    default:
      return save(around, user);
  }
}

async function save({ admin, task, choices, look }: Around, user: FoundUser): Promise<Judgement> {
  const input = edited(user, task);
  const changed = changedFields(input, user);
  if (changed.length === 0) return { kind: "unchanged", words: "As it is" };
  refuseOwnAdminAmongMany(admin, user, input);
  await refuseChange(admin, user, input, look);
  return { kind: "do", words: changesInWords({ input, user }, choices), input };
}

async function deactivation(admin: Admin, user: FoundUser): Promise<Judgement> {
  if (user.status === "deactivated") return { kind: "unchanged", words: "Deactivated already" };
  refuse(whyNot(admin, "deactivate", user));
  if (user.defaultDoctor)
    throw new InvalidError(
      "successorId",
      `${user.name} is the Default Doctor. Deactivate them on their own page, where you choose who takes over.`,
    );
  if (user.admin || user.elsewhere) refuse(await whyNotLastAdmin(admin, user));
  const elsewhere = user.elsewhere ? await doctorElsewhere(user.id, admin.practice.id) : [];
  const words = "Deactivated: can’t sign in, sessions end, off the public pages";
  return { kind: "do", words: [words, ...leftWithoutDoctor(elsewhere)].join(". ") };
}

async function invitation({ admin, job }: Around, user: FoundUser): Promise<Judgement> {
  refuse(whyNot(admin, "resend", user));
  if (!isPossible("resend", user))
    throw new InvalidError(
      "form",
      `${user.name} is ${STATUS_LABELS[user.status].toLowerCase()}: there is nothing to send again.`,
    );
  const recipient = mailAddressOf(user);
  if (!recipient)
    throw new InvalidError(
      "form",
      `${user.name} has no e-mail. Make a setup link on their own page and hand it over.`,
    );
  if (await isInvitedSince(user.id, job.createdAt))
    return { kind: "unchanged", words: "Invited anew a moment ago" };
  return { kind: "do", words: `A new invitation to ${recipient}` };
}

/** Work that was cut short and goes on sends nobody a second one. */
async function isInvitedSince(userId: string, since: Date): Promise<boolean> {
  const [newer] = await db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.userId, userId), eq(links.kind, "invitation"), gt(links.createdAt, since)))
    .limit(1);
  return newer !== undefined;
}

async function membership(
  admin: Admin,
  act: "join" | "leave",
  user: FoundUser,
  practiceId: string,
): Promise<Judgement> {
  if (user.homePracticeId === practiceId)
    throw new InvalidError("form", `It is ${user.name}'s home practice, where they are a user anyway.`);
  const asked = act === "join" ? ({ follows: true } as const) : undefined;
  const line = await lineOf(authorize(admin, "group.manage"), user, practiceId, asked);
  const joins = act === "join";
  if (!line || (joins && line.held))
    return { kind: "unchanged", words: joins ? "Has login there already" : "Has no login there" };
  return { kind: "do", words: joins ? `Login there, ${sameAs(admin, user)}` : "No login there any more" };
}

/** What is given follows the home practice, wherever it is given from. */
function sameAs(admin: Admin, { homePracticeId, homePracticeName }: FoundUser): string {
  if (homePracticeId === admin.practice.id) return "with the same permissions as here";
  return `with the same permissions as at ${homePracticeName}, their home practice`;
}

function refuse(why: string | undefined): void {
  if (why) throw new InvalidError("form", why);
}
