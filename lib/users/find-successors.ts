import { and, asc, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";

const MOST = 200;

/** Who can take over as Default Doctor from a user: active people of the practice whose role may sign forms, by name. */
export function findSuccessors(admin: Authorized<"users.manage">, userId: string) {
  return db
    .select({ id: users.id, name: users.name, membershipId: memberships.id })
    .from(memberships)
    .innerJoin(positionRoles, and(eq(positionRoles.id, memberships.roleId), positionRoles.maySign))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.practiceId, admin.practice.id),
        memberships.listed,
        eq(users.status, "active"),
        ne(users.id, userId),
      ),
    )
    .orderBy(asc(memberships.nameKey))
    .limit(MOST);
}
