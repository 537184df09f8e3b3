import { eq } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import type { Support } from "@/lib/auth/support";
import { InvalidError, NotFoundError } from "@/lib/errors";

/** A group by its id. Throws NotFoundError. */
export async function getGroup(_support: Support, id: string) {
  const { name, closedAt, createdAt } = groups;
  const [group] = await db
    .select({ id: groups.id, name, closedAt, createdAt })
    .from(groups)
    .where(eq(groups.id, id));
  if (!group) throw new NotFoundError();
  return group;
}

export type SeenGroup = Awaited<ReturnType<typeof getGroup>>;

/** The same while it is open. Throws InvalidError at `groupId` for one that is closed, or is none. */
export async function getOpenGroup(_support: Support, id: string) {
  const [group] = await db.select().from(groups).where(eq(groups.id, id));
  if (!group) throw new InvalidError("groupId", "Choose a group of the list.");
  if (group.closedAt) throw new InvalidError("groupId", `${group.name} is closed. Reopen the group first.`);
  return group;
}
