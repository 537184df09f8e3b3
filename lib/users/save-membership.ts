import type { Tx } from "@/db";
import type { Authorized } from "@/lib/auth/authorize";
import { savePhoto } from "@/lib/photos/save-photo";
import { publicNameColumns } from "./add-person";
import { dropPhoto } from "./drop-photo";
import type { FoundUser } from "./find-user";
import { askedValues, differingFields, formValues, PERSON_FIELDS } from "./form-values";
import type { UserInput } from "./input";
import { refuseLastAdmin } from "./lasting-admin";
import { writePlace, writePlaceOfAdmin } from "./membership-writes";
import { takeProviderFromDeleted } from "./refuse-choices";
import { isLastingAdmin } from "./rules";
import { stillFollows } from "./still-follows";

/** Writes what belongs to this practice of a user. The last active Admin keeps the Admin permission. */
export async function saveMembership(
  tx: Tx,
  admin: Authorized<"users.manage">,
  user: FoundUser,
  asked: UserInput,
): Promise<void> {
  const changed = differingFields(formValues(user), askedValues(asked, user.photoId));
  if (changed.every((field) => PERSON_FIELDS.includes(field))) return;
  await takeProviderFromDeleted(tx, asked.providerId === user.providerId ? null : asked.providerId);
  const photoId = await photoOf(tx, admin, user, asked);
  const columns = { ...placeColumns(asked), photoId, followsHome: await stillFollows(user, asked) };
  const at = { userId: user.id, id: user.membershipId, practiceId: admin.practice.id };
  if (!isLastingAdmin(user) || asked.admin) await writePlace(tx, at.id, columns);
  else if (!(await writePlaceOfAdmin(tx, at, columns))) await refuseLastAdmin(admin, user, "admin");
  if (photoId !== user.photoId) await dropPhoto(tx, user.photoId);
}

async function photoOf(tx: Tx, admin: Authorized<"users.manage">, user: FoundUser, asked: UserInput) {
  if (asked.photoStaged) return savePhoto(tx, admin, asked.photoStaged);
  return asked.photoRemove ? null : user.photoId;
}

/** The columns that the form fills of a membership. Name on Forms belongs to the Default Doctor and goes with it. */
export function placeColumns(asked: UserInput) {
  const {
    publicName,
    providerId,
    extensions,
    roleId,
    showInApp,
    admin,
    chatUser,
    defaultDoctor,
    canSignForms,
  } = asked;
  const nameOnForms = defaultDoctor ? asked.nameOnForms : null;
  const permissions = { showInApp, admin, chatUser, defaultDoctor, canSignForms };
  return { ...publicNameColumns(publicName), providerId, extensions, roleId, nameOnForms, ...permissions };
}
