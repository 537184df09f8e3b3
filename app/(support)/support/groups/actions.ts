"use server";

import { supportAction } from "@/app/_server/support-action";
import { because } from "@/lib/auth/support";
import { closeGroup, reopenGroup } from "@/lib/support/close-group";
import { createGroup } from "@/lib/support/create-group";
import { getGroup } from "@/lib/support/find-group";
import { groupInput, reasonInput } from "@/lib/support/input";
import { renameGroup } from "@/lib/support/rename-group";

const pageOf = (id: string) => `/support/groups/${id}`;

export const addGroup = supportAction(groupInput, async (support, { name }) => {
  const id = await createGroup(support, name);
  const more = ["It has no practices yet. Add the first one here."];
  return { to: pageOf(id), say: { message: `${name} was created.`, more } };
});

export const saveGroupName = supportAction(groupInput, async (support, { name }, bound) => {
  const id = bound["group"] ?? "";
  const changed = await renameGroup(support, id, name);
  return {
    to: pageOf(id),
    say: changed
      ? {
          message: `The group is called ${name} now.`,
          more: ["It stands in the log of each of its practices."],
        }
      : { message: "Nothing had changed.", tone: "info" as const },
  };
});

export const close = supportAction(reasonInput, async (support, { reason }, bound) => {
  const group = await getGroup(support, bound["group"] ?? "");
  await closeGroup(because(support, reason), group.id);
  return { to: pageOf(group.id), say: { message: `${group.name} was closed.` } };
});

export const reopen = supportAction(reasonInput, async (support, { reason }, bound) => {
  const group = await getGroup(support, bound["group"] ?? "");
  await reopenGroup(because(support, reason), group.id);
  const more = ["Its practices stay closed until each is reopened."];
  return { to: pageOf(group.id), say: { message: `${group.name} is open again.`, more } };
});
