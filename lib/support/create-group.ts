import { groups } from "@/db/schema/groups";
import type { Support } from "@/lib/auth/support";
import { now } from "@/lib/clock";
import { act } from "./act";

/** Makes a group, without practices yet; gives its id. */
export function createGroup(support: Support, name: string): Promise<string> {
  return act(support, "group.created", async (tx, about) => {
    const [group] = await tx.insert(groups).values({ name, createdAt: now() }).returning({ id: groups.id });
    const id = (group as { id: string }).id;
    about({ kind: "group", id, name });
    return id;
  });
}
