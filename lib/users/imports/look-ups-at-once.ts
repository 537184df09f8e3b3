import type { Authorized } from "@/lib/auth/authorize";
import { listRoles } from "@/lib/practices/list-roles";
import { foldLogin } from "@/lib/text";
import { emailsAt, type LookUps, ownersOf, practicesOfEach, providersHeld } from "@/lib/users/look-ups";

type About = { logins: string[]; userIds: string[]; providerIds: string[] };

/** Everything that the refusals will look up about these people, in five questions however many they are; at most 500. */
export async function lookUpsAtOnce(
  admin: Authorized<"users.manage">,
  { logins, userIds, providerIds }: About,
): Promise<LookUps> {
  const owners = await ownersOf(admin, logins);
  const practices = await practicesOfEach(userIds);
  const emails = await emailsAt([...new Set([admin.practice.id, ...[...practices.values()].flat()])]);
  const roles = new Map((await listRoles(admin)).map((role) => [role.id, role]));
  const providers = await providersHeld(admin, providerIds);
  return {
    ownerOf: async (login) => owners.get(foldLogin(login)),
    emailsOf: async (practiceIds) => new Set(practiceIds.flatMap((id) => emails.get(id) ?? [])),
    practicesOf: async (userId) => practices.get(userId) ?? [],
    role: async (id) => roles.get(id),
    provider: async (id) => providers.get(id),
  };
}
