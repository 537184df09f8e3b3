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
  /** By id or abbreviation. Of several of one abbreviation it is that of `own`, or "several". */
  providerId(named: string, own?: string | null): string | undefined;
  /** The roles in use, as an error names them. */
  roles: string;
  roleName(id: string): string;
  maySign(roleId: string): boolean;
  providerName(id: string): string;
  /** Who is the Default Doctor now: only one can be. */
  defaultDoctor: { id: string; name: string } | undefined;
};

/** What stands for an abbreviation that several providers have. */
export const SEVERAL = "several";

function byAbbreviation(some: { id: string; abbreviation: string }[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { id, abbreviation } of some) {
    const name = foldForSearch(abbreviation);
    known.set(name, known.has(name) ? SEVERAL : id);
  }
  return known;
}

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
      ...byAbbreviation(some),
      ...some.map(({ externalId, id }): [string, string] => [foldForSearch(externalId), id]),
    ]),
  );
  const names = new Map(found.map((provider) => [provider.id, provider.abbreviation]));
  const providerId = (named: string, own?: string | null) => {
    const asked = foldForSearch(named);
    const known = byName.get(asked);
    return known === SEVERAL && own && foldForSearch(names.get(own) ?? "") === asked ? own : known;
  };
  const signing = new Set(roles.filter(({ maySign }) => maySign).map((role) => role.id));
  const rolesByName = new Map(
    roles.map((role) => [foldForSearch(role.name), role.id]).reverse() as [string, string][],
  );
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  return {
    roleId: (named) => rolesByName.get(foldForSearch(named)),
    providerId,
    roles: roles
      .filter((role) => !role.retiredAt)
      .map((role) => role.name)
      .join(", "),
    roleName: (roleId) => roleNames.get(roleId) ?? "",
    maySign: (roleId) => signing.has(roleId),
    providerName: (providerId) => names.get(providerId) ?? "",
    defaultDoctor: await findDefaultDoctor(admin.practice.id),
  };
}
