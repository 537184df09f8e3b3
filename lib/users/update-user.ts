import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { againIfTaken } from "./again-if-taken";
import type { Saved } from "./create-user";
import { takeDefaultDoctorFromOthers } from "./default-doctor";
import { factsOfChange } from "./facts";
import { type FoundUser, getUser } from "./find-user";
import { followNewLogin } from "./follow-new-login";
import { whatFollows } from "./follows";
import { askedValues, differingFields, formValues, PERSON_FIELDS, type UserField } from "./form-values";
import type { UserInput } from "./input";
import { type LookUps, lookUps } from "./look-ups";
import { refusePastDay, refuseProvider, refuseRole } from "./refuse-choices";
import { refusePracticeEmail, refuseTakenLogin } from "./refuse-login";
import { resolved } from "./resolved";
import { saveMembership } from "./save-membership";
import { savePerson } from "./save-person";
import { refuseStale } from "./stale-user";

/**
 * Changes a user of the admin's practice. The person belongs to the Admins of the home practice, the rest to those of this one.
 * Throws InvalidError at the field that can't be taken, and StaleUserError where somebody else saved in between.
 */
export async function updateUser(
  admin: Authorized<"users.manage">,
  userId: string,
  input: UserInput,
): Promise<Saved> {
  const seen = await getUser(admin, userId);
  if (changedFields(resolved(input, seen), seen).length === 0)
    return { userId, follows: ["Nothing was changed."] };
  return againIfTaken(() =>
    change(admin, "user.changed", async (tx, about) => {
      const before = await getUser(admin, userId);
      await refuseStale(admin, before, input);
      const asked = resolved(input, before);
      await refuseChange(admin, before, asked);
      const takes = asked.defaultDoctor && !before.defaultDoctor;
      const displaced = takes
        ? await takeDefaultDoctorFromOthers(tx, about, admin.practice.id, userId)
        : undefined;
      await saveMembership(tx, admin, before, asked);
      await savePerson(tx, admin, before, asked);
      const after = await getUser(admin, userId);
      about({ kind: "user", id: userId, name: after.name }, factsOfChange(before, after));
      const link = await followNewLogin(tx, admin, before, after);
      return { userId, follows: whatFollows(before, after, displaced), link };
    }),
  );
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
