import { and, eq } from "drizzle-orm";
import { dialect } from "@/db/dialect";
import { preparedAs } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import {
  areFoundExactly,
  countUpTo,
  edgeOfNumbers,
  given,
  indexedOf,
  isAmong,
  isTrue,
  matchOf,
  membershipsWhere,
  searchedNumbers,
  unindexed,
} from "@/db/sql";
import type { Found, PeopleQuery } from "./list-people";
import { PAGE_SIZE } from "./people-view";
import { filterConditions, orderOf, termConditions, valuesOf, walkPeople } from "./walk-people";

/** So many matches are always read and sorted, and so counted. */
const FEW = 1000;

/** One page of those whose name, public name, login, contact e-mail or provider holds every term. */
export async function searchPeople(
  practiceId: string,
  query: PeopleQuery,
  counts: { all: number; matching: number },
): Promise<Found> {
  const indexed = indexedOf(query.terms);
  if (counts.all <= FEW) return sortFew(practiceId, query, []);
  const few = fewOf(counts.all);
  const held = indexed.length > 0 ? await candidates(practiceId, indexed, few) : Infinity;
  if (held <= few) return sortFew(practiceId, query, indexed, isExact(query) ? held : undefined);
  const numbers = await walkPeople(practiceId, query, counts, PAGE_SIZE + 1);
  return {
    numbers: numbers.slice(0, PAGE_SIZE),
    total: query.offset + numbers.length,
    orMore: numbers.length > PAGE_SIZE,
  };
}

/**
 * How many matches are less to read and sort than to walk past everybody until a page is full: of `all`, that walks one in as many as
 * match for each on the page, so both are the same where the matches are the root of all × page.
 */
function fewOf(all: number): number {
  return Math.max(FEW, Math.round(Math.sqrt(all * PAGE_SIZE)));
}

/** Whether whom the index leads to are the matches, neither more nor fewer. */
function isExact({ terms, filters: { permission, roleId, status, elsewhere } }: PeopleQuery): boolean {
  return areFoundExactly(terms) && !permission && !roleId && !status && !elsewhere;
}

/** More than there can be. */
const ALL = 1_000_000;

/** Sorts every match, which are few, and gives the page of them; where nobody counted them yet, all are read, and so counted. */
async function sortFew(
  practiceId: string,
  query: PeopleQuery,
  indexed: string[],
  counted?: number,
): Promise<Found> {
  const { permission, roleId, status, elsewhere } = query.filters;
  const shape = [
    query.sort,
    query.descending,
    permission,
    Boolean(roleId),
    status && 1,
    elsewhere,
    query.terms.length,
    indexed.length > 0,
  ].join();
  const statement = prepareFew(shape, query, indexed.length > 0);
  const values = { ...valuesOf(practiceId, query), match: matchOf(indexed) };
  if (counted !== undefined) {
    const page = await statement({ ...values, limit: PAGE_SIZE, offset: query.offset });
    return { numbers: page.map(({ number }) => number), total: counted, orMore: false };
  }
  const rows = await statement({ ...values, limit: ALL, offset: 0 });
  const page = rows.slice(query.offset, query.offset + PAGE_SIZE).map(({ number }) => number);
  return { numbers: page, total: rows.length, orMore: false };
}

function prepareFew(shape: string, query: PeopleQuery, byIndex: boolean) {
  const among = byIndex && dialect === "sqlite" ? isAmong(memberships.number, foundHere()) : undefined;
  // Found by their numbers: else SQLite reads every member of the practice beside the few.
  const here = among
    ? eq(unindexed(memberships.practiceId), given("practice"))
    : eq(memberships.practiceId, given("practice"));
  return preparedAs(`people found ${shape}`, (db) =>
    db
      .select({ number: memberships.number })
      .from(memberships)
      .where(
        and(
          here,
          isTrue(memberships.listed),
          among,
          ...filterConditions(query.filters),
          ...termConditions(query.terms),
        ),
      )
      .orderBy(...orderOf(query))
      .limit(given("limit"))
      .offset(given("offset")),
  );
}

/** How many an index of the text leads to, counted no further than one past `few`. */
async function candidates(practiceId: string, terms: string[], few: number): Promise<number> {
  const postgres = dialect === "postgres";
  const statement = prepareCount(postgres ? terms : []);
  const view = { filters: { elsewhere: false }, terms } as unknown as PeopleQuery;
  const values = { ...valuesOf(practiceId, view), match: matchOf(terms), most: few + 1 };
  const [row] = await statement(values);
  return row?.found ?? 0;
}

function prepareCount(terms: string[]) {
  const here = and(
    eq(memberships.practiceId, given("practice")),
    isTrue(memberships.listed),
    ...termConditions(terms),
  );
  const rows = terms.length > 0 ? membershipsWhere(here) : foundHere();
  return preparedAs(`people counted ${terms.length}`, (db) =>
    db
      .select({ found: countUpTo(rows, given("most")) })
      .from(practices)
      .where(eq(practices.id, given("practice"))),
  );
}

/** A practice's people are one range of numbers, so that a search never looks at the neighbours'. */
function foundHere() {
  const practice = given("practice");
  return searchedNumbers(given("match"), edgeOfNumbers(0, practice), edgeOfNumbers(1, practice));
}
