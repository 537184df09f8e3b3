import type { StaffActor } from "@/lib/auth/actor";
import type { Authorized } from "@/lib/auth/authorize";
import { foldForSearch } from "@/lib/text";
import { countPeople, type PeopleFilters } from "./count-people";
import { type PersonRow, readPeople } from "./people-rows";
import { PAGE_SIZE, type PeopleView } from "./people-view";
import { searchPeople } from "./search-people";
import { walkPeople } from "./walk-people";

/** Each number of terms is a statement of its own, and one sign may fold into four words. */
const MOST_TERMS = 8;

export type PeoplePage = {
  rows: PersonRow[];
  /** How many there are; with `orMore`, at least so many. */
  total: number;
  orMore: boolean;
  /** How many the practice has, whatever is looked for. */
  all: number;
};

/** What is asked of the list, with the role already looked up at the actor's practice. */
export type PeopleQuery = Omit<PeopleView, "role"> & {
  filters: PeopleFilters;
  terms: string[];
  offset: number;
};

/** One page of the practice's user list: as fast for 100,000 people as for fifty (docs/decisions/0003). `roles` are the practice's own. */
export async function listPeople(
  admin: Authorized<"users.manage">,
  view: PeopleView,
  roles: { id: string; key: string }[],
): Promise<PeoplePage> {
  const role = roles.find(({ key }) => key === view.role);
  if (view.role && !role)
    return { rows: [], total: 0, orMore: false, all: (await countPeople(admin.practice.id, view)).all };
  const query = {
    ...view,
    filters: { ...view, roleId: role?.id },
    terms: termsOf(view),
    offset: (view.page - 1) * PAGE_SIZE,
  };
  const { all, matching } = await countPeople(admin.practice.id, query.filters);
  const found = await numbersOf(admin, query, { all, matching });
  return { ...found, rows: await readPeople(admin.practice.id, found.numbers), all };
}

/** The words of a search, as the list's text is folded. */
export function termsOf({ q }: Pick<PeopleView, "q">): string[] {
  return foldForSearch(q).split(" ").filter(Boolean).slice(0, MOST_TERMS);
}

export type Found = { numbers: number[]; total: number; orMore: boolean };
type Counts = { all: number; matching: number };

async function numbersOf(actor: StaffActor, query: PeopleQuery, counts: Counts): Promise<Found> {
  if (query.terms.length > 0) return searchPeople(actor.practice.id, query, counts);
  if (query.offset >= counts.matching) return { numbers: [], total: counts.matching, orMore: false };
  const numbers = await walkPeople(actor.practice.id, query, counts, PAGE_SIZE);
  return { numbers, total: counts.matching, orMore: false };
}
