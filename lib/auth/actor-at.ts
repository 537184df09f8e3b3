import { and, eq, isNull } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given, isTrue } from "@/db/sql";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import type { StaffActor } from "./actor";
import { permissionColumns, practiceColumns } from "./actor-columns";
import type { Authorized } from "./authorize";
import type { GroupActor } from "./group-actor";

const readAt = prepared("actor at", (db) =>
  db
    .select({
      name: users.name,
      accessEndsAt: users.accessEndsAt,
      practice: practiceColumns,
      membership: { id: memberships.id, ...permissionColumns },
      roleMaySign: positionRoles.maySign,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .where(
      and(
        eq(memberships.userId, given("user")),
        eq(memberships.practiceId, given("practice")),
        isTrue(memberships.admin),
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
        eq(practices.groupId, given("group")),
        eq(users.status, "active"),
        isTrue(users.groupAdmin),
      ),
    ),
);

/**
 * A Group Admin at one practice of the group, with the rights they have there now: what they do there is done by an Admin of that
 * practice, under its laws and in its log. Throws NotFoundError where they are no Admin (any more), as for a practice that isn't.
 */
export async function actorAt(
  lead: GroupActor | Authorized<"group.manage">,
  practiceId: string,
): Promise<StaffActor> {
  const { userId, sessionId, deviceId, address } = lead;
  const group = lead.kind === "group" ? lead.group.id : lead.practice.groupId;
  const [row] = await readAt({ user: userId, practice: practiceId, group });
  if (!row || (row.accessEndsAt && row.accessEndsAt <= now())) throw new NotFoundError();
  const { name, practice, membership, roleMaySign } = row;
  return {
    kind: "staff",
    userId,
    name,
    membershipId: membership.id,
    practice,
    permissions: membership,
    roleMaySign,
    groupAdmin: true,
    sessionId,
    deviceId,
    address,
  };
}
