import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import { preparedAs } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { asNumber, asTerm, contains, fromPoint, given, isTrue, membershipsAlong } from "@/db/sql";
import type { PeopleFilters } from "./count-people";
import { type Start, startOf } from "./list-marks";
import type { PeopleQuery } from "./list-people";
import type { SortKey } from "./people-view";

const sortColumns = {
  name: [memberships.nameKey],
  login: [memberships.loginKey],
  role: [memberships.roleName, memberships.nameKey],
  status: [memberships.status, memberships.nameKey],
  "sign-in": [memberships.signedInAt],
} satisfies Record<SortKey, unknown[]>;

// What a start is a point of (list-marks.ts).
const walkedColumns = { ...sortColumns, "sign-in": [memberships.signedInAt, memberships.number] };

const sortIndex: Record<SortKey, string> = {
  name: "memberships_by_name",
  login: "memberships_by_login",
  role: "memberships_by_role",
  status: "memberships_by_status",
  "sign-in": "memberships_by_sign_in",
};

const permissionIndex = {
  showInApp: "memberships_app",
  admin: "memberships_admins",
  chatUser: "memberships_chat",
  defaultDoctor: "memberships_default_doctor",
  canSignForms: "memberships_signers",
} as const;

type Counts = { all: number; matching: number };

/** The numbers of one page, in the view's order. Walks the sort's index past who doesn't match, or sorts the few who do, whichever is less. */
export async function walkPeople(
  practiceId: string,
  query: PeopleQuery,
  counts: Counts,
  limit: number,
): Promise<number[]> {
  const start = await startOf(practiceId, query);
  const index = indexFor(query, counts, limit);
  const shape = [
    index,
    query.sort,
    query.descending,
    ...filterShape(query.filters),
    query.terms.length,
    Boolean(start),
  ].join();
  const statement = prepare(shape, index, query, Boolean(start));
  const offset = query.offset - (start?.passed ?? 0);
  const rows = await statement({ ...valuesOf(practiceId, query), ...pointOf(start), limit, offset });
  return rows.map(({ number }) => number);
}

/** The start as the placeholders of `fromPoint`. */
function pointOf(start: Start | undefined): Record<string, string | number> {
  return Object.fromEntries((start?.point ?? []).map((value, index) => [`at${index}`, value]));
}

function prepare(shape: string, index: string, query: PeopleQuery, started: boolean) {
  const partial = index !== sortIndex[query.sort] && index !== "memberships_by_name_with_text";
  const start = started ? fromPoint(walkedColumns[query.sort], query.descending) : undefined;
  return preparedAs(`people ${shape}`, (db) =>
    db
      .select({ number: asNumber(memberships.number) })
      .from(membershipsAlong(index))
      .where(
        and(listedAt(partial), start, ...filterConditions(query.filters), ...termConditions(query.terms)),
      )
      .orderBy(...orderOf(query))
      .limit(given("limit"))
      .offset(given("offset")),
  );
}

/** Along which index: one that has filter and order both, else the cheaper of walking and sorting (each step of either costs about the same). */
function indexFor(
  { sort, filters, offset, terms }: PeopleQuery,
  { all, matching }: Counts,
  limit: number,
): string {
  if (terms.length > 0) return sort === "name" ? "memberships_by_name_with_text" : sortIndex[sort];
  const narrow = narrowIndex(filters);
  // Alone, a filter's index has its people in the order of their names already.
  if (narrow && sort === "name" && isAlone(filters)) return narrow;
  const walked = matching === 0 ? all : ((offset + limit) * all) / matching;
  return narrow && matching * 1.5 < walked ? narrow : sortIndex[sort];
}

function narrowIndex({ permission, roleId, status, elsewhere }: PeopleFilters): string | undefined {
  if (permission) return permissionIndex[permission];
  if (elsewhere) return "memberships_elsewhere";
  if (roleId) return "memberships_of_role";
  return status && "memberships_by_status";
}

function isAlone(filters: PeopleFilters): boolean {
  return filterShape(filters).filter(Boolean).length === 1;
}

function filterShape({ permission, roleId, status, elsewhere }: PeopleFilters): (string | boolean)[] {
  return [permission ?? "", Boolean(roleId), Boolean(status), Boolean(elsewhere)];
}

/** Listed people of the practice; said twice, since a partial index wants the bare column and the others the comparison. */
function listedAt(partial: boolean): SQL | undefined {
  const here = eq(memberships.practiceId, given("practice"));
  return and(here, eq(memberships.listed, true), partial ? isTrue(memberships.listed) : undefined);
}

/** The filters as conditions; values are placeholders. */
export function filterConditions({
  permission,
  roleId,
  status,
  elsewhere,
}: PeopleFilters): (SQL | undefined)[] {
  return [
    permission && isTrue(memberships[permission]),
    roleId ? eq(memberships.roleId, given("role")) : undefined,
    status && eq(memberships.status, given("status")),
    elsewhere ? isTrue(memberships.elsewhere) : undefined,
  ].filter((condition): condition is SQL => Boolean(condition));
}

/** Every term must be somewhere in the searched text. */
export function termConditions(terms: string[]): SQL[] {
  return terms.map((_, index) => contains(memberships.searchText, given(`term${index}`)));
}

/** What the placeholders of a view stand for. */
export function valuesOf(practiceId: string, { filters, terms }: PeopleQuery): Record<string, unknown> {
  const named = Object.fromEntries(terms.map((term, index) => [`term${index}`, asTerm(term)]));
  return { practice: practiceId, role: filters.roleId ?? "", status: filters.status ?? "", ...named };
}

/** The view's order; whoever compares equal keeps the order in which they came. */
export function orderOf({ sort, descending }: Pick<PeopleQuery, "sort" | "descending">): SQL[] {
  return [...sortColumns[sort], memberships.number].map((column) =>
    descending ? desc(column) : asc(column),
  );
}
