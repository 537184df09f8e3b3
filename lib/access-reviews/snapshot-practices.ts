import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";

type Named = { id: string; name: string };

/** The other practices that each of these people can log in to, by name. */
export async function otherPracticesOf(people: string[], practiceId: string): Promise<Map<string, Named[]>> {
  const rows = await db
    .select({ userId: memberships.userId, id: practices.id, name: practices.name })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        inArray(memberships.userId, people),
        ne(memberships.practiceId, practiceId),
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
      ),
    )
    .orderBy(asc(practices.name), asc(practices.id));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  return new Map([...byUser].map(([userId, found]) => [userId, found.map(({ id, name }) => ({ id, name }))]));
}
