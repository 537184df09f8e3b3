import type { Facts } from "@/db/schema/audit";
import { permissionKey } from "@/lib/auth/permissions";
import { maskEmail } from "@/lib/outbox/mask-email";
import { LOGIN_KIND_LABELS } from "./field-words";
import type { FoundUser } from "./find-user";
import {
  differingFields,
  FIELD_LABELS,
  type FormValues,
  formValues,
  USER_FIELDS,
  type UserField,
} from "./form-values";
import { FOLLOWS } from "./rights-facts";

const PERMISSIONS = new Set<UserField>(permissionKey.map(({ name }) => name));

/** What the log says of a new user: everything that was filled in. */
export function factsOfNew(user: FoundUser): Facts {
  const values = formValues(user);
  return factsAbout(
    user,
    USER_FIELDS.filter((field) => values[field] !== ""),
  );
}

/** What the log says of a change: the fields in which a user differs, before and after. */
export function factsOfChange(before: FoundUser, after: FoundUser): { before: Facts; after: Facts } {
  const fields = differingFields(formValues(before), formValues(after));
  const ended = before.followsHome && !after.followsHome;
  return {
    before: { ...factsAbout(before, fields), ...(ended && { [FOLLOWS]: true }) },
    after: { ...factsAbout(after, fields), ...(ended && { [FOLLOWS]: false }) },
  };
}

function factsAbout(user: FoundUser, fields: UserField[]): Facts {
  const values = formValues(user);
  return Object.fromEntries(fields.map((field) => [FIELD_LABELS[field], factOf(user, field, values)]));
}

function factOf(user: FoundUser, field: UserField, values: FormValues): Facts[string] {
  if (PERMISSIONS.has(field)) return values[field] === "on";
  if (field === "roleId") return user.role.name;
  if (field === "providerId") return user.provider?.abbreviation ?? null;
  if (field === "photo") return values.photo !== "";
  if (field === "loginKind") return LOGIN_KIND_LABELS[user.loginKind];
  if (field === "email" || field === "contactEmail") return values[field] ? maskEmail(values[field]) : null;
  return values[field] || null;
}
