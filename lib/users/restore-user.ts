import { and, eq, exists } from "drizzle-orm";
import type { Tx } from "@/db";
import { alias } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { DAY, fromNow } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { refuseAct } from "./acts";
import { comeBack } from "./come-back";
import type { Done } from "./deactivate-user";
import { findDeletedUser } from "./find-user";

/** How long somebody deleted can be restored; afterwards personal data is erased. */
export const RESTORABLE = 30 * DAY;

const others = alias(memberships, "others");

/** Brings a deleted user back within 30 days, with login, role and permissions. What somebody else was given meanwhile stays theirs. */
export function restoreUser(admin: Authorized<"users.manage">, userId: string): Promise<Done> {
  return change(admin, "user.restored", async (tx, about) => {
    const user = await findDeletedUser(admin, userId);
    if (!user?.deletedAt || user.deletedAt <= fromNow(-RESTORABLE)) throw new NotFoundError();
    refuseAct(admin, "restore", user);
    const lost = await leaveDefaultDoctorToOthers(tx, user.id);
    const done = await comeBack(tx, about, admin, user);
    return lost.length === 0
      ? done
      : { ...done, follows: [...done.follows, "Somebody else is the Default Doctor now and stays it."] };
  });
}

/** At most one per practice: the deleted kept the mark, but whoever has it now keeps it. */
function leaveDefaultDoctorToOthers(tx: Tx, userId: string) {
  const holder = tx
    .select({ id: others.id })
    .from(others)
    .where(and(eq(others.practiceId, memberships.practiceId), others.defaultDoctor, others.listed));
  return tx
    .update(memberships)
    .set({ defaultDoctor: false, nameOnForms: null })
    .where(and(eq(memberships.userId, userId), memberships.defaultDoctor, exists(holder)))
    .returning({ id: memberships.id });
}
