import { type Permissions, permissionKey } from "@/lib/auth/permissions";
import type { HeldMembership } from "./held-memberships";
import { type RoleAt, roleByKey } from "./roles-at";

/** The columns of a membership that are its rights. */
export type RightsColumns = Permissions & { roleId: string };

type Rights = Permissions & { role: { key: string } };

/**
 * What a membership carries that follows the home practice (docs/decisions/0009). Default Doctor is the practice's own matter and stays as it
 * is; Admin is given only by who may give it there, and taken away always.
 */
export function followingRights(
  home: Rights,
  there: { admin: boolean; defaultDoctor: boolean },
  { roles, mayGiveAdmin }: { roles: RoleAt[]; mayGiveAdmin: boolean },
): RightsColumns {
  return {
    roleId: roleByKey(roles, home.role.key).id,
    showInApp: home.showInApp,
    admin: home.admin && (there.admin || mayGiveAdmin),
    chatUser: home.chatUser,
    defaultDoctor: there.defaultDoctor,
    canSignForms: home.canSignForms,
  };
}

/** Whether a membership has these rights already. */
export function hasRights(held: HeldMembership, rights: RightsColumns): boolean {
  return held.role.id === rights.roleId && permissionKey.every(({ name }) => held[name] === rights[name]);
}
