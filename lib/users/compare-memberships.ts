import { type Authorized, authorize, may } from "@/lib/auth/authorize";
import { permissionKey } from "@/lib/auth/permissions";
import { getUser } from "./find-user";
import { type HeldMembership, heldBy } from "./held-memberships";
import { byName, practicesAdministeredBy } from "./other-practices";

/** One practice of the side-by-side view; `differs` names what is not as at the practice compared with. */
export type ComparedMembership = HeldMembership & { here: boolean; differs: string[] };

/**
 * A user's role and permissions at every practice the admin may see, the one compared with first: the home practice if they see it, else
 * their own. A Group Admin sees the practices where they are an Admin, any other Admin their own; the rest are counted.
 */
export async function compareMemberships(admin: Authorized<"users.manage">, userId: string) {
  const user = await getUser(admin, userId);
  const seen = new Set(may(admin, "group.manage") ? await idsSeenBy(admin) : []).add(admin.practice.id);
  const all = await heldBy(user.id);
  const held = all
    .filter(({ practice }) => seen.has(practice.id))
    .sort((one, other) => byName.compare(one.practice.name, other.practice.name));
  const measure = held.find(({ isHome }) => isHome) ?? held.find(({ id }) => id === user.membershipId);
  const lines: ComparedMembership[] = held.map((one) => ({
    ...one,
    here: one.id === user.membershipId,
    differs: measure ? differences(one, measure) : [],
  }));
  const [first, ...rest] = [
    ...lines.filter(({ id }) => id === measure?.id),
    ...lines.filter(({ id }) => id !== measure?.id),
  ];
  return { user, lines: first ? [first, ...rest] : [], hidden: all.length - held.length };
}

async function idsSeenBy(admin: Authorized<"users.manage">): Promise<string[]> {
  return (await practicesAdministeredBy(authorize(admin, "group.manage"))).map(({ id }) => id);
}

function differences(one: HeldMembership, measure: HeldMembership): string[] {
  const permissions = permissionKey.filter(({ name }) => one[name] !== measure[name]);
  const role = one.role.key === measure.role.key ? [] : ["role"];
  return [...role, ...permissions.map(({ name }) => name)];
}
