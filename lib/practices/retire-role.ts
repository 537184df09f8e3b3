import { and, eq, isNotNull } from "drizzle-orm";
import type { Facts } from "@/db/schema/audit";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { getRole, subjectOfRole } from "./get-role";
import { handOnRole } from "./hand-on-role";
import { countHolders, otherRoles } from "./role-holders";

type Admin = Authorized<"practice.manage">;

/**
 * Retires a role: nobody is given it any more. Whoever has it gets the one named in its place, with a line in the log about each. Gives how
 * many they were. Throws InvalidError at `successorId` where somebody has it and none is named, or for the practice's last role.
 */
export function retireRole(admin: Admin, roleId: string, successorId: string | null): Promise<number> {
  return change(admin, "role.retired", async (tx, about) => {
    const role = await getRole(admin, roleId);
    const others = await otherRoles(admin, roleId);
    if (others.length === 0)
      throw new InvalidError("", `${role.name} is the last role of the practice. Add another one first.`);
    const successor = others.find(({ id }) => id === successorId);
    if (!successor && (successorId !== null || (await countHolders(admin, roleId)) > 0))
      throw new InvalidError("successorId", `Choose what takes the place of ${role.name}.`);
    const here = and(eq(positionRoles.id, roleId), eq(positionRoles.practiceId, admin.practice.id));
    await tx.update(positionRoles).set({ retiredAt: now() }).where(here);
    const holders = successor ? await handOnRole(tx, about, admin, role, successor) : 0;
    const facts: Facts = successor && holders > 0 ? { "Replaced by": successor.name, Holders: holders } : {};
    about(subjectOfRole(role), { after: facts });
    return holders;
  });
}

/** Brings a retired role back. Nobody has it until somebody is given it. Throws NotFoundError for one in use, or another's. */
export async function restoreRole(admin: Admin, roleId: string): Promise<void> {
  await change(admin, "role.restored", async (tx, about) => {
    const [role] = await tx
      .update(positionRoles)
      .set({ retiredAt: null })
      .where(
        and(
          eq(positionRoles.id, roleId),
          eq(positionRoles.practiceId, admin.practice.id),
          isNotNull(positionRoles.retiredAt),
        ),
      )
      .returning({ id: positionRoles.id, name: positionRoles.name });
    if (!role) throw new NotFoundError();
    about(subjectOfRole(role));
  });
}
