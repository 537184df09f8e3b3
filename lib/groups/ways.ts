import { and, eq, type SQL } from "drizzle-orm";
import { dialect } from "@/db/dialect";
import { preparedAs } from "@/db/prepared";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import {
  countUpTo,
  given,
  indexedOf,
  isAmong,
  isTrue,
  membershipsWhere,
  searchedNumbers,
  unindexed,
} from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import type { Permission } from "@/lib/auth/permissions";
import { termConditions } from "@/lib/users/walk-people";
import {
  type Asked,
  among,
  filterConditions,
  type GroupFilters,
  ofLed,
  shapeOf,
  valuesOf,
} from "./group-query";

/** So many are read and sorted; more are walked past. */
export const FEW = 1000;

/**
 * A way to those who are asked for: along which index, by which condition, and what is counted to know how many. `exact`: to them alone,
 * not past some others.
 */
export type Way = { index: string | undefined; by: SQL | undefined; rows: SQL; exact: boolean };

/** Those who hold a permission, in the order of their names. */
export const permissionIndex: Record<Permission, string> = {
  showInApp: "memberships_group_app",
  admin: "memberships_group_admins",
  chatUser: "memberships_group_chat",
  defaultDoctor: "memberships_group_doctors",
  canSignForms: "memberships_group_signers",
};

/** The way past the fewest others. */
export function narrowestWay(lead: GroupActor, asked: Asked): Way {
  const { permission, status, role } = asked.filters;
  if (indexedOf(asked.terms).length > 0) return searchedWay(lead, asked.terms);
  const exact = asked.terms.length === 0 && [permission, role, status].filter(Boolean).length < 2;
  if (permission) return along(permissionIndex[permission], { permission, role: "" }, lead, exact);
  if (role) return along("memberships_group_role", { role }, lead, exact);
  return along(status ? "memberships_group_status" : "memberships_group_name", { role, status }, lead, exact);
}

function along(index: string, filters: GroupFilters, lead: GroupActor, exact: boolean): Way {
  const by = and(among(lead), ...filterConditions(filters));
  return { index, by, rows: membershipsWhere(by, index), exact };
}

/** SQLite's index of the text knows numbers alone, so those of the group's practices are one range of them and the rest is looked at row by row. */
function searchedWay(lead: GroupActor, terms: string[]): Way {
  const by = and(among(lead), isTrue(memberships.listed), ...termConditions(terms));
  if (dialect === "postgres") return { index: undefined, by, rows: membershipsWhere(by), exact: false };
  const found = searchedNumbers(given("match"), given("from"), given("to"));
  const here = and(
    isAmong(memberships.number, found),
    eq(unindexed(memberships.groupId), given("group")),
    isTrue(memberships.listed),
    lead.everywhere ? undefined : ofLed(),
  );
  return { index: undefined, by: here, rows: found, exact: false };
}

/** How many a way leads to, counted no further than FEW + 1. */
export async function countAlong(way: Way, lead: GroupActor, asked: Asked): Promise<number> {
  const count = preparedAs(`group count ${way.index ?? "found"} ${shapeOf(lead, asked)}`, (db) =>
    db
      .select({ found: countUpTo(way.rows, given("most")) })
      .from(groups)
      .where(eq(groups.id, given("group"))),
  );
  const [row] = await count({ ...valuesOf(lead, asked), most: FEW + 1 });
  return row?.found ?? 0;
}
