import { and, eq, inArray, isNull } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { followHome } from "@/lib/users/follow-home";
import type { UsedRole } from "./get-role";

/** Of more than so many holders the log says only how many they were. */
const MOST_LINES = 500;

/**
 * Gives everybody who has one role another, inside a change: the deleted too, who may be restored, and those whose login here ended. Only
 * who is on the list is counted, and told of. Roles elsewhere that follow the one here follow.
 */
export async function handOnRole(
  tx: Tx,
  about: About,
  admin: Authorized<"practice.manage">,
  from: UsedRole,
  to: Pick<UsedRole, "id" | "name">,
): Promise<number> {
  const held = and(eq(memberships.practiceId, admin.practice.id), eq(memberships.roleId, from.id));
  const moved = await tx
    .update(memberships)
    .set({ roleId: to.id })
    .where(held)
    .returning({ userId: memberships.userId, listed: memberships.listed });
  const ids = moved.filter(({ listed }) => listed).map(({ userId }) => userId);
  const people = await noteVersions(tx, ids);
  if (people.length <= MOST_LINES)
    for (const { id, name } of people)
      about(
        { kind: "user", id, name },
        { before: { Role: from.name }, after: { Role: to.name } },
        "user.changed",
      );
  for (const user of await followed(people)) await followHome(tx, about, admin, user);
  return people.length;
}

/** Of these people, those whose role elsewhere follows the one at home. */
async function followed(people: Counted[]): Promise<Counted[]> {
  const found = new Set<string>();
  for (let first = 0; first < people.length; first += MOST_LINES) {
    const ids = people.slice(first, first + MOST_LINES).map(({ id }) => id);
    const rows = await db
      .selectDistinct({ userId: memberships.userId })
      .from(memberships)
      .where(
        and(inArray(memberships.userId, ids), eq(memberships.followsHome, true), isNull(memberships.endedAt)),
      );
    for (const { userId } of rows) found.add(userId);
  }
  return people.filter(({ id }) => found.has(id));
}

const counted = {
  id: users.id,
  name: users.name,
  status: users.status,
  loginKind: users.loginKind,
  accessEndsOn: users.accessEndsOn,
};

type Counted = Pick<typeof users.$inferSelect, keyof typeof counted>;

/** Whoever has one of these people's forms open is told of the change. */
async function noteVersions(tx: Tx, ids: string[]): Promise<Counted[]> {
  const people: Counted[] = [];
  for (let first = 0; first < ids.length; first += MOST_LINES) {
    const noted = await tx
      .update(users)
      .set({ version: oneMore(users.version) })
      .where(inArray(users.id, ids.slice(first, first + MOST_LINES)))
      .returning(counted);
    people.push(...noted);
  }
  return people;
}
