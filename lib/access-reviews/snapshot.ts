import { and, asc, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import type { ReviewedAccess } from "@/db/schema/access-reviews";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { permissionColumns } from "@/lib/auth/actor-columns";
import type { Authorized } from "@/lib/auth/authorize";
import { permissionLabels } from "@/lib/auth/permissions";
import { maskEmail } from "@/lib/outbox/mask-email";
import { STATUS_LABELS } from "@/lib/users/rules";
import { devicesOf } from "./snapshot-devices";
import { otherPracticesOf } from "./snapshot-practices";

const AT_ONCE = 100;

export type Frozen = { userId: string; access: ReviewedAccess };

/** Everybody on the practice's list as they are at this moment, by name, a hundred at a time. */
export async function* freezePeople(admin: Authorized<"users.manage">): AsyncGenerator<Frozen[]> {
  const ids = await membershipsOf(admin.practice.id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await readRows(ids.slice(from, from + AT_ONCE));
    const people = rows.map(({ userId }) => userId);
    const guests = rows.filter((row) => row.homePracticeId !== admin.practice.id);
    const [elsewhere, devices] = await Promise.all([
      otherPracticesOf(people, admin.practice.id),
      devicesOf(people, new Set(guests.map(({ userId }) => userId))),
    ]);
    yield rows.map((row) => ({
      userId: row.userId,
      access: {
        ...accessOf(row, admin.practice.id),
        otherPractices: elsewhere.get(row.userId) ?? [],
        ...(devices.get(row.userId) ?? { devices: [], lastSeenAt: null }),
      },
    }));
  }
}

async function membershipsOf(practiceId: string): Promise<string[]> {
  const rows = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.practiceId, practiceId), eq(memberships.listed, true)))
    .orderBy(asc(memberships.nameKey), asc(memberships.number));
  return rows.map(({ id }) => id);
}

function readRows(ids: string[]) {
  return db
    .select({
      userId: users.id,
      name: users.name,
      loginKind: users.loginKind,
      login: users.login,
      status: users.status,
      groupAdmin: users.groupAdmin,
      homePracticeId: users.homePracticeId,
      homeName: practices.name,
      lastSignInAt: users.lastSignInAt,
      accessEndsOn: users.accessEndsOn,
      role: { name: positionRoles.name, maySign: positionRoles.maySign },
      ...permissionColumns,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .leftJoin(practices, eq(practices.id, users.homePracticeId))
    .where(inArray(memberships.id, ids))
    .orderBy(asc(memberships.nameKey), asc(memberships.number));
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function accessOf(row: Row, practiceId: string) {
  return {
    name: row.name,
    login: loginOf(row),
    status: STATUS_LABELS[row.status],
    role: row.role.name,
    permissions: permissionsOf(row),
    home: row.homePracticeId === practiceId ? null : (row.homeName ?? "another practice"),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    accessEndsOn: row.accessEndsOn,
  };
}

function loginOf({ loginKind, login }: Row): string {
  if (loginKind === "none" || !login) return "No login";
  return loginKind === "email" ? maskEmail(login) : login;
}

/** Group Admin is no box of the form, but a right like them. */
function permissionsOf(row: Row): string[] {
  const labels = permissionLabels(row).map((label) =>
    label === "Can Sign Forms" && !row.role.maySign ? "Can Sign Forms (no effect in this role)" : label,
  );
  return row.groupAdmin ? [...labels, "Group Admin"] : labels;
}
