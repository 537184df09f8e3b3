import { and, eq, inArray, isNull, ne, notExists } from "drizzle-orm";
import { db } from "@/db";
import { alias } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";

const others = alias(memberships, "others");
const people = alias(users, "people");

/** Of these people, who is the only active Admin of an open practice other than the one named, and of which. */
export async function onlyAdminsElsewhere(
  among: { id: string }[],
  exceptPracticeId: string,
): Promise<{ name: string; practice: string }[]> {
  if (among.length === 0) return [];
  const ids = among.map(({ id }) => id);
  const anotherAdmin = db
    .select({ id: others.id })
    .from(others)
    .innerJoin(people, eq(people.id, others.userId))
    .where(
      and(
        eq(others.practiceId, memberships.practiceId),
        others.admin,
        isNull(others.endedAt),
        ne(others.userId, memberships.userId),
        eq(people.status, "active"),
      ),
    );
  return db
    .select({ name: users.name, practice: practices.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        inArray(memberships.userId, ids),
        ne(memberships.practiceId, exceptPracticeId),
        memberships.admin,
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
        notExists(anotherAdmin),
      ),
    )
    .orderBy(users.name, practices.name);
}
