import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import type { StaffActor } from "@/lib/auth/actor";
import { NotFoundError } from "@/lib/errors";
import { isId } from "@/lib/users/form-text";

/** A role of the actor's practice that is in use. Throws NotFoundError for another's, and for a retired one. */
export async function getRole({ practice }: StaffActor, id: string) {
  const { key, name, maySign } = positionRoles;
  const [role] = isId(id)
    ? await db
        .select({ id: positionRoles.id, key, name, maySign })
        .from(positionRoles)
        .where(
          and(
            eq(positionRoles.id, id),
            eq(positionRoles.practiceId, practice.id),
            isNull(positionRoles.retiredAt),
          ),
        )
    : [];
  if (!role) throw new NotFoundError();
  return role;
}

export type UsedRole = Awaited<ReturnType<typeof getRole>>;

/** Whom or what a line of the log is about, when it is a role. */
export function subjectOfRole({ id, name }: { id: string; name: string }) {
  return { kind: "role", id, name };
}
