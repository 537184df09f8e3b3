import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { given } from "@/db/sql";
import type { StaffActor } from "@/lib/auth/actor";
import { foldForSearch } from "@/lib/text";

/** So many practices are shown at once, of however many. */
export const PRACTICES_AT_ONCE = 50;

export type OwnPractice = { id: string; slug: string; name: string; admin: boolean };
export type OwnPractices = {
  practices: OwnPractice[];
  /** How many there are that fit, shown or not. */
  total: number;
};

const readOwn = prepared("own practices", (db) =>
  db
    .select({ id: practices.id, slug: practices.slug, name: practices.name, admin: memberships.admin })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(eq(memberships.userId, given("user")), isNull(memberships.endedAt), isNull(practices.closedAt)),
    )
    .orderBy(
      isNull(memberships.visitedAt),
      desc(memberships.visitedAt),
      asc(practices.name),
      asc(practices.id),
    ),
);

/**
 * One page of the open practices somebody may switch to whose name holds every word of `q`: the one they stand in first, then the last
 * used, then by name.
 */
export async function listOwnPractices(actor: StaffActor, q = "", page = 1): Promise<OwnPractices> {
  const all = await readOwn({ user: actor.userId });
  const words = foldForSearch(q).split(" ").filter(Boolean);
  const found = words.length === 0 ? all : all.filter(({ name }) => holds(foldForSearch(name), words));
  const isHere = ({ id }: OwnPractice) => id === actor.practice.id;
  const ordered = [...found.filter(isHere), ...found.filter((practice) => !isHere(practice))];
  const from = (page - 1) * PRACTICES_AT_ONCE;
  return { practices: ordered.slice(from, from + PRACTICES_AT_ONCE), total: found.length };
}

function holds(text: string, words: string[]): boolean {
  return words.every((word) => text.includes(word));
}
