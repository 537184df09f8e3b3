import type { FoundUser } from "./find-user";
import { USER_FIELDS, type UserField } from "./form-values";
import type { UserInput } from "./input";

const LOGIN_FIELDS: readonly UserField[] = ["loginKind", "email", "username"];

/** What the admin asked for, after their choice between their own values and those that somebody else saved meanwhile. */
export function resolved(input: UserInput, user: FoundUser): UserInput {
  const theirs = USER_FIELDS.filter((field) => input.resolve?.[field] === "theirs");
  const kept = theirs.map((field) => keptOf(field, user));
  return Object.assign({ ...input }, ...kept);
}

function keptOf(field: UserField, user: FoundUser): Partial<UserInput> {
  if (field === "photo") return { photoStaged: undefined, photoRemove: false };
  if (LOGIN_FIELDS.includes(field))
    return { loginKind: user.loginKind, login: user.login } as Partial<UserInput>;
  return { [field]: user[field as keyof FoundUser] };
}
