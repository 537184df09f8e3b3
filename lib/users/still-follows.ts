import type { FoundUser } from "./find-user";
import { followingRights, hasRights, type RightsColumns } from "./following";
import { heldBy } from "./held-memberships";
import { rolesAt } from "./roles-at";

/**
 * Whether a membership that follows the home practice still does with these rights: rights of its own end the following, but who leaves them
 * as they are, or brings them in step with the home practice, does not.
 */
export async function stillFollows(user: FoundUser, asked: RightsColumns): Promise<boolean> {
  if (!user.followsHome) return false;
  const held = await heldBy(user.id);
  const here = held.find(({ id }) => id === user.membershipId);
  const home = held.find(({ isHome }) => isHome);
  if (!here || !home) return false;
  const { defaultDoctor } = asked;
  if (hasRights({ ...here, defaultDoctor }, asked)) return true;
  const roles = (await rolesAt([here.practice.id])).get(here.practice.id) ?? [];
  const following = followingRights(home, { ...here, defaultDoctor }, { roles, mayGiveAdmin: true });
  return hasRights({ ...here, ...following, role: { ...here.role, id: following.roleId } }, asked);
}
