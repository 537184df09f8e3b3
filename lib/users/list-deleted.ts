import { and, desc, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { DAY, fromNow, now } from "@/lib/clock";
import { RESTORABLE } from "./restore-user";

const MOST = 200;

/** Whom the admin's practice, their home, deleted and can still restore: last deleted first, with the days left. */
export async function listDeleted(admin: Authorized<"users.manage">) {
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      publicName: memberships.publicName,
      login: users.login,
      role: positionRoles.name,
      photoId: memberships.photoId,
      deletedAt: users.deletedAt,
    })
    .from(users)
    .innerJoin(
      memberships,
      and(eq(memberships.userId, users.id), eq(memberships.practiceId, admin.practice.id)),
    )
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .where(
      and(
        eq(users.homePracticeId, admin.practice.id),
        gt(users.deletedAt, fromNow(-RESTORABLE)),
        eq(users.status, "deleted"),
      ),
    )
    .orderBy(desc(users.deletedAt), desc(users.id))
    .limit(MOST);
  return rows.map((row) => ({ ...row, daysLeft: daysLeft(row.deletedAt ?? now()) }));
}

function daysLeft(deletedAt: Date): number {
  return Math.ceil((deletedAt.getTime() + RESTORABLE - now().getTime()) / DAY);
}
