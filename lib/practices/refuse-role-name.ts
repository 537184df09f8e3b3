import { and, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import type { StaffActor } from "@/lib/auth/actor";
import { InvalidError } from "@/lib/errors";
import { foldForSearch } from "@/lib/text";

/** Refuses a name that another role of the practice has, whatever the case or accents; a retired one too, which can be restored. */
export async function refuseRoleName({ practice }: StaffActor, name: string, roleId = ""): Promise<void> {
  const others = await db
    .select({ name: positionRoles.name, retiredAt: positionRoles.retiredAt })
    .from(positionRoles)
    .where(and(eq(positionRoles.practiceId, practice.id), ne(positionRoles.id, roleId)));
  const same = others.find((role) => foldForSearch(role.name) === foldForSearch(name));
  if (!same) return;
  throw new InvalidError(
    "roleName",
    same.retiredAt
      ? `There was a role ${same.name}, which was retired. Restore it below, or choose another name.`
      : `There is a role ${same.name} already. Choose another name.`,
  );
}
