import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError } from "@/lib/errors";
import { fieldWords } from "./field-words";
import type { FoundUser } from "./find-user";
import { askedValues, FIELD_LABELS, formValues, USER_FIELDS, type UserField } from "./form-values";
import type { UserInput } from "./input";
import type { Plan } from "./other-lines";
import { fieldOf } from "./rights-at";
import { rightsInWords } from "./rights-in-words";

/** One field that somebody else changed meanwhile, in words: as the form showed it, as it is now, as it was to be saved. */
export type Difference = {
  field: UserField | ReturnType<typeof fieldOf>;
  label: string;
  was: string;
  theirs: string;
  yours: string;
  /** What the form is to send for either, where that is not simply the field's own value. */
  values?: { theirs: string; yours: string };
};

/**
 * Somebody saved this user after the form was opened. The form shows `fields` and is sent again with `version` and `base` (as JSON) in
 * their hidden fields, and in `resolve` (JSON) "theirs" for each field that is to stay as it is now.
 */
export class StaleUserError extends ConflictError {
  override name = "StaleUserError";
  constructor(
    readonly fields: Difference[],
    readonly version: number,
    readonly base: Record<string, string>,
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
  { conflicts, present }: Pick<Plan, "conflicts" | "present"> = { conflicts: [], present: {} },
): Promise<void> {
  if (input.version === user.version) return;
  const theirs = formValues(user);
  const yours = askedValues(input, user.photoId);
  const unseen = USER_FIELDS.filter(
    (field) => input.base?.[field] !== theirs[field] && yours[field] !== theirs[field],
  );
  if (unseen.length === 0 && conflicts.length === 0) return;
  const was = { ...theirs, ...input.base };
  const say = await fieldWords(admin, [was, theirs, yours]);
  const fields: Difference[] = unseen.map((field) => ({
    field,
    label: FIELD_LABELS[field],
    was: input.base ? say(field, was[field]) : "",
    theirs: say(field, theirs[field]),
    yours: say(field, yours[field]),
  }));
  fields.push(...(await elsewhere(user, conflicts)));
  const base = { ...theirs, ...present };
  throw new StaleUserError(fields, user.version, base, await lastToChange(admin, user.id));
}

/** The other practices where somebody else gave, changed or took the membership meanwhile. */
async function elsewhere(user: FoundUser, conflicts: Plan["conflicts"]): Promise<Difference[]> {
  const say = await rightsInWords(
    conflicts.map(({ at }) => at.id),
    `Same permissions as at ${user.homePracticeName}`,
  );
  return conflicts.map(({ at, was, theirs, yours }) => ({
    field: fieldOf(at.id),
    label: at.name,
    was: say(at.id, was),
    theirs: say(at.id, theirs),
    yours: say(at.id, yours),
    values: { theirs, yours },
  }));
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
