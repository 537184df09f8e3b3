import type { Tx } from "@/db";
import { type About, change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { InvalidError } from "@/lib/errors";
import { againIfTaken } from "./again-if-taken";
import { changeMemberships } from "./change-memberships";
import type { Saved } from "./create-user";
import { takeDefaultDoctorFromOthers } from "./default-doctor";
import { factsOfChange } from "./facts";
import { type FoundUser, getUser } from "./find-user";
import { followHome } from "./follow-home";
import { followNewLogin } from "./follow-new-login";
import { whatFollows } from "./follows";
import {
  askedValues,
  differingFields,
  formValues,
  isFollowed,
  PERSON_FIELDS,
  type UserField,
} from "./form-values";
import type { UserInput } from "./input";
import { type LookUps, lookUps } from "./look-ups";
import { type AskedByGroupAdmin, type Plan, planOf } from "./other-lines";
import { refusePastDay, refuseProvider, refuseRole } from "./refuse-choices";
import { refusePracticeEmail, refuseTakenLogin } from "./refuse-login";
import { resolved } from "./resolved";
import { sharedMailbox } from "./same-mailbox";
import { saveMembership } from "./save-membership";
import { savePerson } from "./save-person";
import { refuseStale } from "./stale-user";

/**
 * Changes a user of the admin's practice. The person belongs to the Admins of the home practice, the rest to those of this one; `group`
 * is what a Group Admin asked for at other practices. Memberships that follow the home practice are changed with it.
 * Throws InvalidError at the field that can't be taken, and StaleUserError where somebody else saved in between.
 */
export async function updateUser(
  admin: Authorized<"users.manage">,
  userId: string,
  input: UserInput,
  group?: AskedByGroupAdmin,
): Promise<Saved> {
  const seen = await getUser(admin, userId);
  if (
    changedFields(resolved(input, seen), seen).length === 0 &&
    isEmpty(await planOf(group, seen, input.base))
  )
    return { userId, follows: ["Nothing was changed."] };
  return againIfTaken(() =>
    change(admin, "user.changed", async (tx, about) => {
      const before = await getUser(admin, userId);
      const plan = await planOf(group, before, input.base);
      await refuseStale(admin, before, input, plan);
      const asked = resolved(input, before);
      await refuseChange(admin, before, asked, lookUpsWithout(admin, plan));
      return saveChange(tx, about, admin, before, asked, { plan });
    }),
  );
}

/** Writes a change that was not refused, with its line in the log and all that follows from it; inside a change. */
export async function saveChange(
  tx: Tx,
  about: About,
  admin: Authorized<"users.manage">,
  before: FoundUser,
  asked: UserInput,
  { plan, invites = true }: { plan?: Plan; invites?: boolean } = {},
): Promise<Saved> {
  const userId = before.id;
  const takes = asked.defaultDoctor && !before.defaultDoctor;
  const displaced = takes
    ? await takeDefaultDoctorFromOthers(tx, about, admin.practice.id, userId)
    : undefined;
  await saveMembership(tx, admin, before, asked);
  await savePerson(tx, admin, before, asked);
  const after = await getUser(admin, userId);
  const changed = changedFields(asked, before);
  if (changed.length > 0 || !plan || isEmpty(plan))
    about({ kind: "user", id: userId, name: after.name }, factsOfChange(before, after), "user.changed");
  const lines = plan?.lines ?? [];
  const elsewhere = lines.length > 0 ? await changeMemberships(tx, about, after, lines) : [];
  const leads = after.isHome && after.elsewhere && changed.some(isFollowed);
  const followed = leads ? await followHome(tx, about, admin, after) : [];
  const link = await followNewLogin(tx, admin, before, after, invites);
  const isReadElsewhere = mailAddressOf(before) !== mailAddressOf(after) || after.admin !== before.admin;
  const shared = isReadElsewhere ? await sharedMailbox(admin.practice.id, after) : [];
  const follows = [...whatFollows(before, after, displaced), ...elsewhere, ...followed, ...shared];
  return { userId, follows, link };
}

function isEmpty({ lines, conflicts }: Plan): boolean {
  return lines.length === 0 && conflicts.length === 0;
}

/** A practice whose login is taken in the same save has no more say about the e-mail. */
function lookUpsWithout(admin: Authorized<"users.manage">, { lines }: Plan): LookUps {
  const left = new Set(lines.filter(({ asked }) => !asked).map(({ at }) => at.id));
  const look = lookUps(admin);
  return {
    ...look,
    practicesOf: async (userId) => (await look.practicesOf(userId)).filter((id) => !left.has(id)),
  };
}

/** The fields in which what is asked differs from the user as they are. */
export function changedFields(asked: UserInput, user: FoundUser): UserField[] {
  return differingFields(formValues(user), askedValues(asked, user.photoId));
}

/** Refuses a change of a user that can't be made, but for the law of the last Admin, which is a condition of the writes. */
export async function refuseChange(
  admin: Authorized<"users.manage">,
  user: FoundUser,
  asked: UserInput,
  look: LookUps = lookUps(admin),
): Promise<void> {
  const changed = changedFields(asked, user);
  const ofPerson = changed.filter((field) => PERSON_FIELDS.includes(field));
  refuseOthersPerson(admin, user, ofPerson);
  refuseOwnWayOut(admin, user, asked);
  if (ofPerson.length > 0) {
    await refuseTakenLogin(admin, asked, user.id, look);
    await refusePracticeEmail(admin, asked, await look.practicesOf(user.id), look);
  }
  await refuseProvider(admin, asked.providerId, user, look);
  await refuseRole(admin, asked.roleId, user.roleId, look);
  if (changed.includes("accessEndsOn")) refusePastDay(asked.accessEndsOn, user.timeZone);
  if (changed.includes("defaultDoctor")) refuseAbsentDoctor(user, asked);
}

function refuseOthersPerson(admin: Authorized<"users.manage">, user: FoundUser, changed: UserField[]): void {
  const [field] = changed;
  if (!field || user.homePracticeId === admin.practice.id) return;
  throw new InvalidError(
    field,
    `Only an Admin of ${user.homePracticeName}, ${user.name}'s home practice, can change this.`,
  );
}

function refuseOwnWayOut(admin: Authorized<"users.manage">, user: FoundUser, asked: UserInput): void {
  if (user.id !== admin.userId) return;
  if (asked.loginKind === "none")
    throw new InvalidError("loginKind", "You can't take away your own login. Another Admin can.");
  if (asked.accessEndsOn && asked.accessEndsOn !== user.accessEndsOn)
    throw new InvalidError("accessEndsOn", "You can't end your own access. Another Admin can.");
}

function refuseAbsentDoctor(user: FoundUser, asked: UserInput): void {
  if (asked.defaultDoctor && user.status === "deactivated")
    throw new InvalidError("defaultDoctor", `${user.name} is deactivated. Reactivate them first.`);
}
