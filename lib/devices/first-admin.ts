import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { decidersAt } from "./deciders";

/**
 * Whether somebody is the very first Admin of a new practice: an Admin there, nobody else could decide, and nobody of it was ever signed in.
 * At a closed one nobody can decide either, and nobody is its first: they go to another, where others may.
 */
export async function isFirstAdmin(user: { id: string; homePracticeId: string | null }): Promise<boolean> {
  const { id, homePracticeId } = user;
  if (!homePracticeId) return false;
  const [own] = await db
    .select({ admin: memberships.admin })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        eq(memberships.userId, id),
        eq(memberships.practiceId, homePracticeId),
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
      ),
    );
  if (!own?.admin) return false;
  if ((await decidersAt(homePracticeId)).some((decider) => decider.id !== id)) return false;
  const [before] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.homePracticeId, homePracticeId), ne(users.id, id), isNotNull(users.lastSignInAt)))
    .limit(1);
  const [self] = await db.select({ at: users.lastSignInAt }).from(users).where(eq(users.id, id));
  return !before && !self?.at;
}
