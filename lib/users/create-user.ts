import type { Tx } from "@/db";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { savePhoto } from "@/lib/photos/save-photo";
import { endOfDay } from "./access-end";
import { addMembership, addPerson } from "./add-person";
import { againIfTaken } from "./again-if-taken";
import { changeMemberships } from "./change-memberships";
import { takeDefaultDoctorFromOthers } from "./default-doctor";
import { factsOfNew } from "./facts";
import { getUser } from "./find-user";
import { whatFollows } from "./follows";
import type { UserInput } from "./input";
import { type LookUps, lookUps } from "./look-ups";
import { type AskedByGroupAdmin, planOf } from "./other-lines";
import { refusePastDay, refuseProvider, refuseRole, takeProviderFromDeleted } from "./refuse-choices";
import { refusePracticeEmail, refuseTakenLogin } from "./refuse-login";
import { sharedMailbox } from "./same-mailbox";
import { placeColumns } from "./save-membership";
import { openWayIn, type SetupLink } from "./way-in";

export type Saved = { userId: string; follows: string[]; link?: SetupLink | undefined };

/**
 * Adds a person to the admin's practice, which becomes their home. They are Invited, by mail or by the setup link given back, which is
 * shown once; without a login they are Active at once and can never sign in. `group` is what a Group Admin asked for at other practices.
 * Throws InvalidError at the field that can't be taken.
 */
export function createUser(
  admin: Authorized<"users.manage">,
  input: UserInput,
  group?: AskedByGroupAdmin,
): Promise<Saved> {
  return againIfTaken(() =>
    change(admin, "user.created", async (tx, about) => {
      await refuseNew(admin, input);
      const { lines } = await planOf(group, undefined);
      const displaced = input.defaultDoctor
        ? await takeDefaultDoctorFromOthers(tx, about, admin.practice.id)
        : undefined;
      const person = await addInvited(tx, admin, input);
      const added = await getUser(admin, person.id);
      about({ kind: "user", id: added.id, name: added.name }, { after: factsOfNew(added) });
      const elsewhere = await changeMemberships(tx, about, added, lines);
      const link = await openWayIn(tx, admin, person);
      const shared = await sharedMailbox(admin.practice.id, added);
      const follows = [...whatFollows(undefined, added, displaced), ...elsewhere, ...shared];
      return { userId: person.id, follows, link };
    }),
  );
}

/** Refuses somebody new who can't be added like that. */
export async function refuseNew(
  admin: Authorized<"users.manage">,
  input: UserInput,
  look: LookUps = lookUps(admin),
): Promise<void> {
  await refuseTakenLogin(admin, input, "", look);
  await refusePracticeEmail(admin, input, [admin.practice.id], look);
  await refuseProvider(admin, input.providerId, undefined, look);
  await refuseRole(admin, input.roleId, undefined, look);
  refusePastDay(input.accessEndsOn, admin.practice.timeZone);
}

async function addInvited(tx: Tx, admin: Authorized<"users.manage">, input: UserInput) {
  const photoId = input.photoStaged ? await savePhoto(tx, admin, input.photoStaged) : null;
  await takeProviderFromDeleted(tx, input.providerId);
  const person = await addPerson(tx, newcomer(admin, input));
  await addMembership(tx, admin.practice, firstMembership(person.id, input, photoId));
  return person;
}

/** The columns of somebody new: Invited, or Active at once where there is no login to be invited to. */
export function newcomer({ practice }: Authorized<"users.manage">, input: UserInput) {
  const { name, loginKind, login, contactEmail, accessEndsOn } = input;
  return {
    groupId: practice.groupId,
    homePracticeId: practice.id,
    name,
    loginKind,
    login,
    contactEmail,
    status: loginKind === "none" ? ("active" as const) : ("invited" as const),
    accessEndsOn,
    accessEndsAt: accessEndsOn ? endOfDay(accessEndsOn, practice.timeZone) : null,
  };
}

/** The columns of their membership at home. */
export function firstMembership(userId: string, input: UserInput, photoId: string | null) {
  return { userId, isHome: true, photoId, ...placeColumns(input) };
}
