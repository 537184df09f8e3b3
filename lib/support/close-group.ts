import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { practices } from "@/db/schema/practices";
import type { Support } from "@/lib/auth/support";
import { now } from "@/lib/clock";
import { ConflictError, InvalidError } from "@/lib/errors";
import { act } from "./act";
import { getGroup } from "./find-group";
import { tellGroup } from "./tell-group";

/** Closes a group whose practices are all closed: it takes no new ones. Throws InvalidError while one is open, ConflictError when it is closed. */
export function closeGroup(support: Support, groupId: string): Promise<void> {
  return act(support, "group.closed", async (tx, about) => {
    const group = await getGroup(support, groupId);
    await refuseOpenPractices(groupId);
    const closed = await tx
      .update(groups)
      .set({ closedAt: now() })
      .where(and(eq(groups.id, groupId), isNull(groups.closedAt)))
      .returning({ id: groups.id });
    if (closed.length === 0) throw new ConflictError(`${group.name} is closed already.`);
    await tellGroup(about, group, { before: { Open: true }, after: { Open: false } });
  });
}

/** Opens it again; its practices stay closed until each is reopened. Throws ConflictError when it is open. */
export function reopenGroup(support: Support, groupId: string): Promise<void> {
  return act(support, "group.reopened", async (tx, about) => {
    const group = await getGroup(support, groupId);
    const reopened = await tx
      .update(groups)
      .set({ closedAt: null })
      .where(and(eq(groups.id, groupId), isNotNull(groups.closedAt)))
      .returning({ id: groups.id });
    if (reopened.length === 0) throw new ConflictError(`${group.name} is open already.`);
    await tellGroup(about, group, { before: { Open: false }, after: { Open: true } });
  });
}

async function refuseOpenPractices(groupId: string): Promise<void> {
  const open = await db
    .select({ name: practices.name })
    .from(practices)
    .where(and(eq(practices.groupId, groupId), isNull(practices.closedAt)))
    .limit(4);
  if (open.length === 0) return;
  const names = open.slice(0, 3).map(({ name }) => name);
  const list = open.length > 3 ? `${names.join(", ")} and others` : names.join(" and ");
  throw new InvalidError("", `Close its practices first: ${list} ${open.length === 1 ? "is" : "are"} open.`);
}
