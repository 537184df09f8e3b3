import { asc, inArray } from "drizzle-orm";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";

export type RoleAt = {
  id: string;
  practiceId: string;
  key: string;
  name: string;
  maySign: boolean;
  retiredAt: Date | null;
};

/** The position roles of several practices, retired ones too, each practice's in its own order. */
export async function rolesAt(practiceIds: string[]): Promise<Map<string, RoleAt[]>> {
  const { id, practiceId, key, name, maySign, retiredAt } = positionRoles;
  const rows = await db
    .select({ id, practiceId, key, name, maySign, retiredAt })
    .from(positionRoles)
    .where(inArray(practiceId, practiceIds))
    .orderBy(asc(practiceId), asc(positionRoles.position));
  return Map.groupBy(rows, (row) => row.practiceId);
}

/** The role of that key at a practice; its Other where the practice has none such, or uses it no longer. */
export function roleByKey(roles: RoleAt[], key: string): RoleAt {
  const known = roles.find((role) => role.key === key && !role.retiredAt);
  const found = known ?? roles.find((role) => role.key === "other") ?? roles[0];
  if (!found) throw new Error("A practice without position roles.");
  return found;
}
