import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import type { Holder } from "@/lib/auth/ability-grounds";
import type { ActorPractice, StaffActor } from "@/lib/auth/actor";
import { permissionColumns } from "@/lib/auth/actor-columns";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import { isId } from "./form-text";

/** What one's own rights here are made of: for telling why something can't be opened. */
export function getOwnRights(person: StaffActor): Promise<Holder> {
  return readRights(person.practice, person.userId);
}

/** The same of a user of the admin's practice. Throws NotFoundError for everybody else. */
export function getRights(admin: Authorized<"users.manage">, userId: string): Promise<Holder> {
  return readRights(admin.practice, userId);
}

async function readRights(practice: ActorPractice, userId: string): Promise<Holder> {
  const [row] = isId(userId) ? await read(practice.id, userId) : [];
  if (!row) throw new NotFoundError();
  const { role, groupAdmin, extensions, provider, ...permissions } = row;
  return { practice, role, groupAdmin, extensions, provider, permissions };
}

function read(practiceId: string, userId: string) {
  return db
    .select({
      ...permissionColumns,
      role: { name: positionRoles.name, maySign: positionRoles.maySign },
      groupAdmin: users.groupAdmin,
      extensions: memberships.extensions,
      provider: providers.abbreviation,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(
      and(
        eq(memberships.practiceId, practiceId),
        eq(memberships.userId, userId),
        isNull(memberships.endedAt),
        memberships.listed,
      ),
    );
}
