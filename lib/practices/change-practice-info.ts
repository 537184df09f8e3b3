import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { foldLogin } from "@/lib/text";
import { endOfDay } from "@/lib/users/access-end";
import { differingFields, factsOf } from "./info-facts";
import type { PracticeInput } from "./input";
import { PracticeChangedError } from "./practice-changed-error";
import { getPracticeInfo } from "./queries";
import { refuseLoginEmail } from "./refuse-login-email";

/**
 * Changes Practice Info and the automatic log-off; true when anything was new.
 * Throws InvalidError at `email` when somebody signs in with it, PracticeChangedError when the form was filled from an older version.
 */
export async function changePracticeInfo(
  admin: Authorized<"practice.manage">,
  input: PracticeInput,
): Promise<boolean> {
  const { version, ...info } = input;
  if (differingFields(await getPracticeInfo(admin), info).length === 0) return false;
  await change(admin, "practice.changed", async (tx, about) => {
    await refuseLoginEmail(admin.practice.id, info.email);
    const before = await getPracticeInfo(admin);
    if (!(await saved(tx, admin, input))) throw new PracticeChangedError(before, info);
    if (before.timeZone !== info.timeZone) await moveLastDays(tx, admin.practice.id, info.timeZone);
    const changed = differingFields(before, info);
    about(
      { kind: "practice", id: admin.practice.id, name: info.name },
      { before: factsOf(before, changed), after: factsOf(info, changed) },
    );
  });
  return true;
}

/** Whose access ends on a day, at the end of it here: the day stays, the moment is another. */
async function moveLastDays(tx: Tx, practiceId: string, timeZone: string): Promise<void> {
  const here = eq(users.homePracticeId, practiceId);
  const days = await tx
    .selectDistinct({ day: users.accessEndsOn })
    .from(users)
    .where(and(here, isNotNull(users.accessEndsOn)));
  for (const { day } of days)
    if (day)
      await tx
        .update(users)
        .set({ accessEndsAt: endOfDay(day, timeZone) })
        .where(and(here, eq(users.accessEndsOn, day)));
}

/** Holds only while the version is the one the form was filled from. */
async function saved(
  tx: Tx,
  admin: Authorized<"practice.manage">,
  { version, ...info }: PracticeInput,
): Promise<boolean> {
  const rows = await tx
    .update(practices)
    .set({ ...info, emailKey: info.email && foldLogin(info.email), version: oneMore(practices.version) })
    .where(and(eq(practices.id, admin.practice.id), eq(practices.version, version)))
    .returning({ id: practices.id });
  return rows.length === 1;
}
