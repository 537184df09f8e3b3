import { asc, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { peopleCounts } from "@/db/schema/people-counts";
import { practices } from "@/db/schema/practices";
import { total } from "@/db/sql";
import type { Support } from "@/lib/auth/support";
import { foldForSearch } from "@/lib/text";

export const PRACTICES_A_PAGE = 50;

export type PracticesView = {
  q: string;
  status: "" | "open" | "closed";
  /** A group's id. */
  group: string;
  page: number;
};

/** One page of all practices by name, those that hold every word in their name, address or group's name; `total` counts all that match. */
export async function listPractices(_support: Support, { q, status, group, page }: PracticesView) {
  const terms = foldForSearch(q).split(" ").filter(Boolean);
  // Hundreds, not hundred thousands: read whole, so that accents and capitals fold the same on both engines.
  const matching = (await all()).filter(
    (practice) =>
      (status === "" || (practice.closedAt !== null) === (status === "closed")) &&
      (group === "" || practice.groupId === group) &&
      terms.every((term) => textOf(practice).includes(term)),
  );
  const shown = matching.slice((page - 1) * PRACTICES_A_PAGE, page * PRACTICES_A_PAGE);
  const people = await countPeopleOf(shown.map(({ id }) => id));
  return {
    list: shown.map((practice) => ({ ...practice, people: people.get(practice.id) ?? 0 })),
    total: matching.length,
  };
}

export type ListedPractice = Awaited<ReturnType<typeof listPractices>>["list"][number];

function all() {
  const { id, slug, name, groupId, closedAt } = practices;
  return db
    .select({ id, slug, name, groupId, group: groups.name, closedAt })
    .from(practices)
    .innerJoin(groups, eq(groups.id, groupId))
    .orderBy(asc(practices.name), asc(practices.slug));
}

function textOf({ name, slug, group }: { name: string; slug: string; group: string }): string {
  return foldForSearch(`${name}\n${slug}\n${group}`);
}

/** Of everybody listed, deactivated ones too. */
async function countPeopleOf(practiceIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ practiceId: peopleCounts.practiceId, people: total(peopleCounts.people) })
    .from(peopleCounts)
    .where(inArray(peopleCounts.practiceId, practiceIds))
    .groupBy(peopleCounts.practiceId);
  return new Map(rows.map(({ practiceId, people }) => [practiceId, people]));
}
