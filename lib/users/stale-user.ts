import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError } from "@/lib/errors";
import { fieldWords } from "./field-words";
import type { FoundUser } from "./find-user";
import {
  askedValues,
  FIELD_LABELS,
  type FormValues,
  formValues,
  USER_FIELDS,
  type UserField,
} from "./form-values";
import type { UserInput } from "./input";

/** One field that somebody else changed meanwhile, in words: as the form showed it, as it is now, as it was to be saved. */
export type Difference = { field: UserField; label: string; was: string; theirs: string; yours: string };

/**
 * Somebody saved this user after the form was opened. The form shows `fields` and is sent again with `version` and `base` (as JSON) in
 * their hidden fields, and in `resolve` (JSON) "theirs" for each field that is to stay as it is now.
 */
export class StaleUserError extends ConflictError {
  override name = "StaleUserError";
  constructor(
    readonly fields: Difference[],
    readonly version: number,
    readonly base: FormValues,
    /** Who saved last, by name. */
    readonly by: string | undefined,
  ) {
    super(
      "Somebody else changed this user while you were editing. Look at the differences, choose, and save again.",
    );
  }
}

/** Refuses to write over what the admin has not seen. Where nothing they see here changed, the save goes on. */
export async function refuseStale(
  admin: Authorized<"users.manage">,
  user: FoundUser,
  input: UserInput,
): Promise<void> {
  if (input.version === user.version) return;
  const theirs = formValues(user);
  const yours = askedValues(input, user.photoId);
  const unseen = USER_FIELDS.filter(
    (field) => input.base?.[field] !== theirs[field] && yours[field] !== theirs[field],
  );
  if (unseen.length === 0) return;
  const was = { ...theirs, ...input.base };
  const say = await fieldWords(admin, [was, theirs, yours]);
  const fields = unseen.map((field) => ({
    field,
    label: FIELD_LABELS[field],
    was: input.base ? say(field, was[field]) : "",
    theirs: say(field, theirs[field]),
    yours: say(field, yours[field]),
  }));
  throw new StaleUserError(fields, user.version, theirs, await lastToChange(admin, user.id));
}

/** Whose name the newest line about this user in the practice's log bears. */
async function lastToChange(admin: Authorized<"users.manage">, userId: string): Promise<string | undefined> {
  const about = and(eq(auditEntries.chain, admin.practice.id), eq(auditEntries.subjectId, userId));
  const [last] = await db
    .select({ name: auditEntries.actorName })
    .from(auditEntries)
    .where(about)
    .orderBy(desc(auditEntries.number))
    .limit(1);
  return last?.name;
}
