import { and, eq, isNull } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import type { StaffActor } from "@/lib/auth/actor";
import { permissionColumns, practiceColumns } from "@/lib/auth/actor-columns";
import { now } from "@/lib/clock";
import type { JobRow } from "./work";

const readAsker = prepared("asker of a job", (db) =>
  db
    .select({
      user: {
        name: users.name,
        status: users.status,
        groupAdmin: users.groupAdmin,
        accessEndsAt: users.accessEndsAt,
        mustChangePassword: users.mustChangePassword,
      },
      revokedAt: deviceUsers.revokedAt,
      practice: { ...practiceColumns, closedAt: practices.closedAt },
      membership: { id: memberships.id, ...permissionColumns },
      role: { maySign: positionRoles.maySign },
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .leftJoin(
      deviceUsers,
      and(eq(deviceUsers.userId, memberships.userId), eq(deviceUsers.deviceId, given("device"))),
    )
    .where(
      and(
        eq(memberships.userId, given("user")),
        eq(memberships.practiceId, given("practice")),
        isNull(memberships.endedAt),
      ),
    ),
);

type Row = Awaited<ReturnType<typeof readAsker>>[number];

/**
 * Who asked for a job, as they stand at a practice now: the page may be left and the session over, the work goes on; but whoever was
 * deactivated, secured, or had the device revoked meanwhile has no way in here either.
 */
export async function askerOf(
  job: JobRow,
  practiceId: string | null = job.practiceId,
): Promise<StaffActor | undefined> {
  if (!practiceId) return undefined;
  const [row] = await readAsker({ user: job.userId, practice: practiceId, device: job.deviceId });
  if (!row || !isStillIn(row)) return undefined;
  const { user, practice, membership, role } = row;
  return {
    kind: "staff",
    userId: job.userId,
    name: user.name,
    membershipId: membership.id,
    practice,
    permissions: membership,
    roleMaySign: role.maySign,
    groupAdmin: user.groupAdmin,
    sessionId: job.sessionId,
    deviceId: job.deviceId,
    address: job.address,
  };
}

function isStillIn({ user, practice, revokedAt }: Row): boolean {
  const ended = user.accessEndsAt !== null && user.accessEndsAt <= now();
  return user.status === "active" && !ended && !user.mustChangePassword && !practice.closedAt && !revokedAt;
}
