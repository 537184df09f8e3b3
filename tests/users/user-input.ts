import { expect } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import type { Authorized } from "@/lib/auth/authorize";
import { stagePhoto } from "@/lib/photos/stage-photo";
import type { StandardRole } from "@/lib/practices/standard-roles";
import { getUser } from "@/lib/users/find-user";
import { formValues } from "@/lib/users/form-values";
import { type UserInput, userInput } from "@/lib/users/input";
import { picture } from "@/tests/support/sample-photos";
import { type aPractice, theRole } from "@/tests/support/world";

type Practice = Awaited<ReturnType<typeof aPractice>>;
let counter = 0;

/** The form as a browser sends it, filled in for somebody new at the practice. */
export async function aForm(
  practice: Practice,
  given: Record<string, string> = {},
  role: StandardRole = "front-office",
) {
  const username = `new.person${++counter}-${practice.slug}`;
  return {
    name: "Ben Okafor",
    loginKind: "username",
    username,
    roleId: await theRole(practice, role),
    ...given,
  };
}

/** The same, read as the action reads it. */
export async function anInput(
  practice: Practice,
  given: Record<string, string> = {},
  role?: StandardRole,
): Promise<UserInput> {
  return userInput.parse(await aForm(practice, given, role));
}

/** What the form says about what was typed: a message for each field that can't be taken. */
export async function messagesFor(
  practice: Practice,
  given: Record<string, string>,
): Promise<Record<string, string>> {
  return messagesOf(await aForm(practice, given));
}

/** The edit form of a user as it was opened now, with these fields changed. */
export async function anEdit(
  admin: Authorized<"users.manage">,
  userId: string,
  changes: Record<string, string> = {},
): Promise<UserInput> {
  const user = await getUser(admin, userId);
  const { photo: _, ...shown } = formValues(user);
  const base = JSON.stringify(formValues(user));
  return userInput.parse({ ...shown, version: String(user.version), base, ...changes });
}

/** An upload of this person's, not yet saved with anybody. */
export async function anUpload(actor: StaffActor): Promise<string> {
  return stagePhoto(actor, await picture().png().toBuffer());
}

/** What the form says about what was sent: a message for each field that can't be taken. */
export function messagesOf(form: unknown): Record<string, string> {
  const read = userInput.safeParse(form);
  return Object.fromEntries(read.error?.issues.map((issue) => [String(issue.path[0]), issue.message]) ?? []);
}

/** Refused at this field, in these words. */
export async function expectRefused(
  act: Promise<unknown>,
  field: string,
  words: string | RegExp,
): Promise<void> {
  const refusal = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ name: "InvalidError", field });
  expect((refusal as Error).message).toMatch(words);
}
