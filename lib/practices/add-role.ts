import { eq } from "drizzle-orm";
import { db, newId } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { subjectOfRole } from "./get-role";
import { refuseRoleName } from "./refuse-role-name";

/** Adds a role to the practice's own, the last of the list. It may not sign forms until support says so. Throws InvalidError at `roleName`. */
export async function addRole(admin: Authorized<"practice.manage">, name: string): Promise<void> {
  await change(admin, "role.created", async (tx, about) => {
    await refuseRoleName(admin, name);
    const practiceId = admin.practice.id;
    const id = newId();
    const last = await db
      .select({ position: positionRoles.position })
      .from(positionRoles)
      .where(eq(positionRoles.practiceId, practiceId));
    const position = Math.max(-1, ...last.map((role) => role.position)) + 1;
    await tx.insert(positionRoles).values({ id, practiceId, key: id, name, position });
    about(subjectOfRole({ id, name }));
  });
}
