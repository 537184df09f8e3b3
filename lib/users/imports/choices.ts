import { eq } from "drizzle-orm";
import { db } from "@/db";
import { providers } from "@/db/schema/providers";
import type { Authorized } from "@/lib/auth/authorize";
import { listRoles } from "@/lib/practices/list-roles";
import { foldForSearch } from "@/lib/text";
import { findDefaultDoctor } from "@/lib/users/default-doctor";

/** What a file names by words and the form by ids. Each gives undefined for what the practice has not. */
export type Choices = {
  roleId(named: string): string | undefined;
  providerId(named: string): string | undefined;
  /** The roles in use, as an error names them. */
  roles: string;
  roleName(id: string): string;
  providerName(id: string): string;
  /** Who is the Default Doctor now: only one can be. */
  defaultDoctor: { id: string; name: string } | undefined;
};

/** The roles and providers of the admin's practice, retired ones too: who has one may keep it. */
export async function choicesOf(admin: Authorized<"users.manage">): Promise<Choices> {
  const { id, externalId, abbreviation, retiredAt } = providers;
  const [roles, found] = [
    await listRoles(admin),
    await db
      .select({ id, externalId, abbreviation, retiredAt })
      .from(providers)
      .where(eq(providers.practiceId, admin.practice.id)),
  ];
  const inUse = found.filter((provider) => !provider.retiredAt);
  const retired = found.filter((provider) => provider.retiredAt);
  // Later ones win: an external id before an abbreviation, one in use before a retired one.
  const byName = new Map(
    [retired, inUse].flatMap((some) => [
      ...some.map((provider): [string, string] => [foldForSearch(provider.abbreviation), provider.id]),
      ...some.map((provider): [string, string] => [foldForSearch(provider.externalId), provider.id]),
    ]),
  );
  const names = new Map(found.map((provider) => [provider.id, provider.abbreviation]));
  const rolesByName = new Map(
    roles.map((role) => [foldForSearch(role.name), role.id]).reverse() as [string, string][],
  );
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  return {
    roleId: (named) => rolesByName.get(foldForSearch(named)),
    providerId: (named) => byName.get(foldForSearch(named)),
    roles: roles
      .filter((role) => !role.retiredAt)
      .map((role) => role.name)
      .join(", "),
    roleName: (roleId) => roleNames.get(roleId) ?? "",
    providerName: (providerId) => names.get(providerId) ?? "",
    defaultDoctor: await findDefaultDoctor(admin.practice.id),
  };
}
