"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { addRole } from "@/lib/practices/add-role";
import { renameRole } from "@/lib/practices/rename-role";
import { restoreRole, retireRole } from "@/lib/practices/retire-role";
import { retireRoleInput, roleInput } from "@/lib/practices/role-input";

const rolesOf = (practice: string) => `/${practice}/settings/practice#roles`;

export const addNewRole = action("practice.manage", roleInput, async (admin, { roleName }, { practice }) => {
  await addRole(admin, roleName);
  const more = ["Choose it for people under Users. It may not sign forms: support opens that."];
  return { to: rolesOf(practice), say: { message: `The role ${roleName} was added.`, more } };
});

export const rename = action("practice.manage", roleInput, async (admin, { roleName }, bound) => {
  const changed = await renameRole(admin, bound["role"] ?? "", roleName);
  const message = changed ? `The role is called ${roleName} now.` : "Nothing had changed.";
  return { to: rolesOf(bound.practice), say: { message, tone: changed ? "success" : "info" } };
});

export const retire = action("practice.manage", retireRoleInput, async (admin, { successorId }, bound) => {
  const holders = await retireRole(admin, bound["role"] ?? "", successorId);
  const more =
    holders > 0
      ? [
          `${holders === 1 ? "One person has" : `${holders.toLocaleString("en-US")} people have`} the other role now.`,
        ]
      : [];
  return { to: rolesOf(bound.practice), say: { message: "The role was retired.", more } };
});

export const restore = action("practice.manage", z.object({}), async (admin, _input, bound) => {
  await restoreRole(admin, bound["role"] ?? "");
  return { to: rolesOf(bound.practice), say: { message: "The role is back in use." } };
});
