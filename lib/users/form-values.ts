import type { FoundUser } from "./find-user";
import type { UserInput } from "./input";

/** The form's fields as it sends them, with the label each stands under, in the form's order. */
export const FIELD_LABELS = {
  name: "Name",
  publicName: "Public Name",
  photo: "Profile Photo",
  loginKind: "Log in with",
  email: "Email",
  username: "Username",
  contactEmail: "Contact email",
  providerId: "PMS Provider ID",
  extensions: "Screen Pop Extension",
  roleId: "Role",
  showInApp: "Show in the App",
  admin: "Admin",
  chatUser: "Chat User",
  defaultDoctor: "Default Doctor",
  canSignForms: "Can Sign Forms",
  nameOnForms: "Name on Forms",
  accessEndsOn: "Access ends on",
} as const;

export type UserField = keyof typeof FIELD_LABELS;
export type FormValues = Record<UserField, string>;
export const USER_FIELDS = Object.keys(FIELD_LABELS) as UserField[];

/** What belongs to the person, and so to the Admins of the home practice (product.md, section 7). */
export const PERSON_FIELDS: readonly UserField[] = [
  "name",
  "loginKind",
  "email",
  "username",
  "contactEmail",
  "accessEndsOn",
];

/** What a membership elsewhere takes over that follows the home practice. Default Doctor never does. */
export function isFollowed(field: UserField): boolean {
  return ["roleId", "showInApp", "admin", "chatUser", "canSignForms"].includes(field);
}

type Values = Pick<
  FoundUser,
  | "name"
  | "publicName"
  | "loginKind"
  | "login"
  | "contactEmail"
  | "providerId"
  | "extensions"
  | "roleId"
  | "nameOnForms"
  | "accessEndsOn"
  | "showInApp"
  | "admin"
  | "chatUser"
  | "defaultDoctor"
  | "canSignForms"
> & { photoId: string | null };

/** A user as the form shows them: the default values of its fields, and what its hidden `base` holds as JSON. */
export function formValues(user: Values): FormValues {
  const tick = (held: boolean) => (held ? "on" : "");
  return {
    name: user.name,
    publicName: user.publicName ?? "",
    photo: user.photoId ?? "",
    loginKind: user.loginKind,
    email: (user.loginKind === "email" && user.login) || "",
    username: (user.loginKind === "username" && user.login) || "",
    contactEmail: user.contactEmail ?? "",
    providerId: user.providerId ?? "",
    extensions: user.extensions,
    roleId: user.roleId,
    showInApp: tick(user.showInApp),
    admin: tick(user.admin),
    chatUser: tick(user.chatUser),
    defaultDoctor: tick(user.defaultDoctor),
    canSignForms: tick(user.canSignForms),
    nameOnForms: user.nameOnForms ?? "",
    accessEndsOn: user.accessEndsOn ?? "",
  };
}

/** What the form asked for, said the same way. Without a new photo the one that stands there stays. */
export function askedValues(input: UserInput, photoId: string | null): FormValues {
  const kept = input.photoRemove ? null : photoId;
  const nameOnForms = input.defaultDoctor ? input.nameOnForms : null;
  return formValues({ ...input, nameOnForms, photoId: input.photoStaged ?? kept });
}

/** The fields in which two of them differ. */
export function differingFields(left: Partial<FormValues>, right: Partial<FormValues>): UserField[] {
  return USER_FIELDS.filter((field) => left[field] !== right[field]);
}
