import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { peopleCounts } from "@/db/schema/people-counts";
import { hasBit, total } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { permissionKey } from "@/lib/auth/permissions";
import { listRoles } from "./list-roles";

type Admin = Authorized<"practice.manage">;

const SIGNS = permissionKey.find(({ name }) => name === "canSignForms")?.bit ?? 0;

/** The practice's roles, retired ones too, with how many people on the list have each, and how many of those Can Sign Forms. */
export async function listRolesWithHolders(admin: Admin) {
  const [roles, counts] = await Promise.all([listRoles(admin), countsOf(admin.practice.id)]);
  const held = new Map(counts.map((row) => [row.roleId, row]));
  return roles.map((role) => ({
    ...role,
    holders: held.get(role.id)?.people ?? 0,
    signers: held.get(role.id)?.signers ?? 0,
  }));
}

export type RoleWithHolders = Awaited<ReturnType<typeof listRolesWithHolders>>[number];

/** The roles in use but for that one. */
export async function otherRoles(admin: Admin, roleId: string) {
  const roles = await listRoles(admin);
  return roles.filter(({ id, retiredAt }) => id !== roleId && retiredAt === null);
}

/** How many people on the list have a role. */
export async function countHolders(admin: Admin, roleId: string): Promise<number> {
  const { practiceId, listed } = memberships;
  return db.$count(
    memberships,
    and(eq(practiceId, admin.practice.id), eq(memberships.roleId, roleId), listed),
  );
}

function countsOf(practiceId: string) {
  return db
    .select({
      roleId: peopleCounts.roleId,
      people: total(peopleCounts.people),
      signers: total(peopleCounts.people, hasBit(peopleCounts.permissions, SIGNS)),
    })
    .from(peopleCounts)
    .where(eq(peopleCounts.practiceId, practiceId))
    .groupBy(peopleCounts.roleId);
}
