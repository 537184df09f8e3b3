import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { listRoles } from "@/lib/practices/list-roles";
import { findDefaultDoctor } from "./default-doctor";
import type { FoundUser } from "./find-user";

export type RoleChoice = { id: string; key: string; name: string; maySign: boolean };
export type ProviderChoice = {
  id: string;
  abbreviation: string;
  externalId: string;
  name: string;
  kind: string;
  holder?: string | undefined;
};
export type FormChoices = {
  roles: RoleChoice[];
  providers: ProviderChoice[];
  defaultDoctor?: { id: string; name: string } | undefined;
};

/** What the form offers at the admin's practice: roles and providers in use, who has each provider, who is the Default Doctor now. What `user` has already is offered even where it is no longer in use. */
export async function formChoices(admin: Authorized<"users.manage">, user?: FoundUser): Promise<FormChoices> {
  const { id } = admin.practice;
  const [roles, offered, defaultDoctor] = await Promise.all([
    rolesFor(admin, user),
    providersOf(id),
    findDefaultDoctor(id),
  ]);
  const choices = offered.map((row) => ({
    ...row,
    holder: (row.holderId !== user?.id && row.holder) || undefined,
  }));
  if (user?.providerId && user.provider?.retiredAt)
    choices.push({ ...RETIRED, id: user.providerId, ...user.provider });
  return { roles, providers: choices.map(({ holderId: _, ...choice }) => choice), defaultDoctor };
}

const RETIRED = { externalId: "retired", kind: "other" as const, holder: undefined, holderId: null };

async function rolesFor(admin: Authorized<"users.manage">, user?: FoundUser): Promise<RoleChoice[]> {
  const roles = await listRoles(admin);
  return roles
    .filter(({ id, retiredAt }) => !retiredAt || id === user?.roleId)
    .map(({ id, key, name, maySign, retiredAt }) => ({
      id,
      key,
      maySign,
      name: retiredAt ? `${name} (no longer in use)` : name,
    }));
}

function providersOf(practiceId: string) {
  return db
    .select({
      id: providers.id,
      abbreviation: providers.abbreviation,
      externalId: providers.externalId,
      name: providers.name,
      kind: providers.kind,
      holder: users.name,
      holderId: users.id,
    })
    .from(providers)
    .leftJoin(memberships, and(eq(memberships.providerId, providers.id), memberships.listed))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(providers.practiceId, practiceId), isNull(providers.retiredAt)))
    .orderBy(asc(providers.abbreviation), asc(providers.id));
}
