import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { given } from "@/db/sql";
import type { StaffActor } from "@/lib/auth/actor";
import { foldForSearch } from "@/lib/text";

/** So many practices are shown at once, of however many. */
export const PRACTICES_AT_ONCE = 50;
const ALL = 1_000_000;

export type OwnPractice = { id: string; slug: string; name: string; admin: boolean };
export type OwnPractices = { practices: OwnPractice[]; orMore: boolean };

const readOwn = prepared("own practices", (db) =>
  db
    .select({ id: practices.id, slug: practices.slug, name: practices.name, admin: memberships.admin })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(eq(memberships.userId, given("user")), isNull(memberships.endedAt), isNull(practices.closedAt)),
    )
    .orderBy(
      ne(memberships.practiceId, given("here")),
      isNull(memberships.visitedAt),
      desc(memberships.visitedAt),
      asc(practices.name),
      asc(practices.id),
    )
    .limit(given("most")),
);

/**
 * One page of the open practices somebody may switch to whose name holds every word of `q`: the one they stand in first, then the last
 * used, then by name.
 */
export async function listOwnPractices(actor: StaffActor, q = "", page = 1): Promise<OwnPractices> {
  const words = foldForSearch(q).split(" ").filter(Boolean);
  const end = page * PRACTICES_AT_ONCE;
  // A practice's name is looked through here: nobody has so many that it would be worth an index.
  const most = words.length === 0 ? end + 1 : ALL;
  const rows = await readOwn({ user: actor.userId, here: actor.practice.id, most });
  const found = words.length === 0 ? rows : rows.filter(({ name }) => holds(foldForSearch(name), words));
  return { practices: found.slice(end - PRACTICES_AT_ONCE, end), orMore: found.length > end };
}

function holds(text: string, words: string[]): boolean {
  return words.every((word) => text.includes(word));
}
