import { eq } from "drizzle-orm";
import { groups } from "@/db/schema/groups";
import type { Support } from "@/lib/auth/support";
import { act } from "./act";
import { getGroup } from "./find-group";
import { tellGroup } from "./tell-group";

/** Gives a group another name; false when it is its name already. Each of its practices reads it in its log. */
export async function renameGroup(support: Support, groupId: string, name: string): Promise<boolean> {
  if ((await getGroup(support, groupId)).name === name) return false;
  await act(support, "group.changed", async (tx, about) => {
    const before = await getGroup(support, groupId);
    await tx.update(groups).set({ name }).where(eq(groups.id, groupId));
    await tellGroup(about, before, { before: { Name: before.name }, after: { Name: name } });
  });
  return true;
}
