import { and, eq, type SQL } from "drizzle-orm";
import { dialect } from "@/db/dialect";
import { preparedAs } from "@/db/prepared";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { countUpTo, given, isAmong, isTrue, membershipsWhere, searchedNumbers, unindexed } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import type { Permission } from "@/lib/auth/permissions";
import { termConditions } from "@/lib/users/walk-people";
import { type Asked, among, filterConditions, indexedOf, ofLed, shapeOf, valuesOf } from "./group-query";

/** So many are read and sorted; more are walked past. */
export const FEW = 1000;

/** A way to those who are asked for, and perhaps to some others: along which index, by which condition, and what is counted to know how many. */
export type Way = { index: string | undefined; by: SQL | undefined; rows: SQL };

const permissionIndex: Record<Permission, string> = {
  showInApp: "memberships_app",
  admin: "memberships_admins",
  chatUser: "memberships_chat",
  defaultDoctor: "memberships_default_doctor",
  canSignForms: "memberships_signers",
};

/** The way past the fewest others. */
export function narrowestWay(lead: GroupActor, asked: Asked): Way {
  const { permission, status, role } = asked.filters;
  if (indexedOf(asked.terms).length > 0) return searchedWay(lead, asked.terms);
  if (permission) {
    const by = and(ofLed(), isTrue(memberships[permission]), isTrue(memberships.listed));
    return along(permissionIndex[permission], by);
  }
  const named = { role, status: role ? undefined : status };
  const by = and(among(lead), ...filterConditions(named));
  if (role) return along("memberships_group_role", by);
  return along(status ? "memberships_group_status" : "memberships_group_name", by);
}

function along(index: string, by: SQL | undefined): Way {
  return { index, by, rows: membershipsWhere(by, index) };
}

/** SQLite's trigrams know numbers alone, so those of the group's practices are one range of them and the rest is looked at row by row. */
function searchedWay(lead: GroupActor, terms: string[]): Way {
  const by = and(among(lead), ...termConditions(terms));
  if (dialect === "postgres") return { index: undefined, by, rows: membershipsWhere(by) };
  const found = searchedNumbers(given("match"), given("from"), given("to"));
  const here = and(
    isAmong(memberships.number, found),
    eq(unindexed(memberships.groupId), given("group")),
    isTrue(memberships.listed),
    ofLed(),
  );
  return { index: undefined, by: here, rows: found };
}

/** How many a way leads to, counted no further than FEW + 1. */
export async function countAlong(way: Way, lead: GroupActor, asked: Asked): Promise<number> {
  const count = preparedAs(`group count ${way.index ?? "found"} ${shapeOf(lead, asked)}`, (db) =>
    db
      .select({ found: countUpTo(way.rows, FEW + 1) })
      .from(groups)
      .where(eq(groups.id, given("group"))),
  );
  const [row] = await count(valuesOf(lead, asked));
  return row?.found ?? 0;
}
