import { asc, count, eq } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { practices } from "@/db/schema/practices";
import type { Support } from "@/lib/auth/support";
import { foldForSearch } from "@/lib/text";

export const GROUPS_A_PAGE = 50;

/** One page of the groups by name, those whose name holds every word, with how many practices each has. */
export async function listGroups(support: Support, { q, page }: { q: string; page: number }) {
  const terms = foldForSearch(q).split(" ").filter(Boolean);
  const matching = (await listAllGroups(support)).filter(({ name }) =>
    terms.every((term) => foldForSearch(name).includes(term)),
  );
  return {
    list: matching.slice((page - 1) * GROUPS_A_PAGE, page * GROUPS_A_PAGE),
    total: matching.length,
  };
}

/** Every group by name, with how many practices it has. */
export function listAllGroups(_support: Support) {
  const { id, name, closedAt } = groups;
  return db
    .select({ id, name, closedAt, practices: count(practices.id) })
    .from(groups)
    .leftJoin(practices, eq(practices.groupId, id))
    .groupBy(id, name, closedAt)
    .orderBy(asc(name), asc(id));
}

export type ListedGroup = Awaited<ReturnType<typeof listAllGroups>>[number];
