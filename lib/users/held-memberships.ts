import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { permissionColumns } from "@/lib/auth/actor-columns";
import { type AskedRights, rightsText } from "./membership-rights";

export type HeldMembership = Awaited<ReturnType<typeof heldBy>>[number];

/** Every membership of a user, with role and permissions, whoever may see it: the verbs look through the admin first. */
export function heldBy(userId: string) {
  return db
    .select({
      id: memberships.id,
      isHome: memberships.isHome,
      followsHome: memberships.followsHome,
      practice: {
        id: practices.id,
        slug: practices.slug,
        name: practices.name,
        twoFactor: practices.twoFactor,
        closedAt: practices.closedAt,
      },
      role: { id: positionRoles.id, key: positionRoles.key, name: positionRoles.name },
      ...permissionColumns,
    })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt)));
}

/** The rights of a membership as one text. */
export function textOf(held: HeldMembership | undefined): string {
  if (!held) return "";
  const own: AskedRights = { follows: false, role: held.role.key, permissions: held };
  return rightsText(held.followsHome ? { follows: true } : own);
}
