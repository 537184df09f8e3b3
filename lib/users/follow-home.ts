import type { Tx } from "@/db";
import type { About } from "@/lib/audit/change";
import type { StaffActor } from "@/lib/auth/actor";
import { InvalidError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";
import { followingRights, hasRights, type RightsColumns } from "./following";
import { type HeldMembership, heldBy } from "./held-memberships";
import { practicesByName } from "./membership-words";
import { takeAdmin, writeRights } from "./membership-writes";
import { practicesAdministeredBy } from "./other-practices";
import { factsOfRightsChange } from "./rights-facts";
import { type RoleAt, rolesAt } from "./roles-at";
import { isLastingAdmin } from "./rules";

export type Followed = {
  id: string;
  name: string;
  status: string;
  loginKind: string;
  accessEndsOn: string | null;
};

/**
 * Writes a user's home role and permissions at each practice that follows them, inside the change of the home membership, and tells so;
 * `field` is where a refusal stands. The last Admin of such a practice keeps Admin: then all of it is refused (InvalidError).
 */
export async function followHome(
  tx: Tx,
  about: About,
  actor: StaffActor,
  user: Followed,
  field = "admin",
): Promise<string[]> {
  const held = await heldBy(user.id);
  const home = held.find(({ isHome }) => isHome);
  const followers = held.filter(({ followsHome }) => followsHome);
  if (!home || followers.length === 0) return [];
  const roles = await rolesAt(followers.map(({ practice }) => practice.id));
  const administered = new Set((await practicesAdministeredBy(actor)).map(({ id }) => id));
  const changed: HeldMembership[] = [];
  const without: HeldMembership[] = [];
  const pace = pacer();
  for (const follower of followers) {
    await pace();
    const own = {
      roles: roles.get(follower.practice.id) ?? [],
      mayGiveAdmin: administered.has(follower.practice.id),
    };
    const rights = followingRights(home, follower, own);
    if (home.admin && !rights.admin) without.push(follower);
    if (hasRights(follower, rights)) continue;
    await write(tx, user, follower, rights, { field, named: own.mayGiveAdmin });
    note(about, user, follower, rights, own.roles);
    changed.push(follower);
  }
  return [...tellChanged(user, changed, administered), ...tellWithout(user, without, administered)];
}

async function write(
  tx: Tx,
  user: Followed,
  { id, admin, practice }: HeldMembership,
  rights: RightsColumns,
  refusal: { field: string; named: boolean },
): Promise<void> {
  const columns = { ...rights, followsHome: true };
  const loses = isLastingAdmin({ ...user, admin }) && !rights.admin;
  const kept = !loses || (await takeAdmin(tx, user.id, id, practice.id));
  if (kept && (await writeRights(tx, id, columns))) return;
  const where = refusal.named ? practice.name : "another practice";
  throw new InvalidError(
    refusal.field,
    `${user.name} is the last active Admin of ${where}, where permissions are the same as at the home practice. Somebody else has to become an Admin there first.`,
  );
}

function note(
  about: About,
  user: Followed,
  follower: HeldMembership,
  rights: RightsColumns,
  roles: RoleAt[],
): void {
  const role = roles.find(({ id }) => id === rights.roleId)?.name ?? "";
  const before = { ...follower, role: follower.role.name };
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: follower.practice.id };
  about(subject, factsOfRightsChange(before, { ...rights, role, followsHome: true }), "user.followed");
}

/** Practices the actor is no Admin of are counted, not named. */
function tellChanged({ name }: Followed, changed: HeldMembership[], named: Set<string>): string[] {
  if (changed.length === 0) return [];
  return [`${name}'s permissions changed with it at ${practicesByName(changed, named)}.`];
}

function tellWithout({ name }: Followed, without: HeldMembership[], named: Set<string>): string[] {
  if (without.length === 0) return [];
  const there = without.length === 1 ? "that practice" : "those practices";
  return [
    `${name} is no Admin at ${practicesByName(without, named)}: only an Admin of ${there} can give that there.`,
  ];
}
