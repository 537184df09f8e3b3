import { and, eq } from "drizzle-orm";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { getRole, subjectOfRole } from "./get-role";
import { refuseRoleName } from "./refuse-role-name";

/** Gives a role another name, everywhere it stands; what it routes stays. False when it is its name already. Throws InvalidError at `roleName`. */
export async function renameRole(
  admin: Authorized<"practice.manage">,
  roleId: string,
  name: string,
): Promise<boolean> {
  if ((await getRole(admin, roleId)).name === name) return false;
  await change(admin, "role.changed", async (tx, about) => {
    const before = await getRole(admin, roleId);
    await refuseRoleName(admin, name, roleId);
    const here = and(eq(positionRoles.id, roleId), eq(positionRoles.practiceId, admin.practice.id));
    await tx.update(positionRoles).set({ name }).where(here);
    about(subjectOfRole(before), { before: { Name: before.name }, after: { Name: name } });
  });
  return true;
}
