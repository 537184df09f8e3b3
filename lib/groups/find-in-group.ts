import { and } from "drizzle-orm";
import type { Db } from "@/db";
import { dialect } from "@/db/dialect";
import { preparedAs } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { asNumber, given, membershipsAlong } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import { PAGE_SIZE } from "@/lib/users/people-view";
import { orderOf, termConditions } from "@/lib/users/walk-people";
import { type Asked, among, filterConditions, shapeOf, valuesOf } from "./group-query";
import { countAlong, FEW, narrowestWay, permissionIndex, type Way } from "./ways";

export type Found = { numbers: number[]; total: number; orMore: boolean };

const sortIndex = {
  name: "memberships_group_name",
  login: "memberships_group_login",
  role: "memberships_group_role",
  status: "memberships_group_status",
  "sign-in": "memberships_group_sign_in",
} as const;

/**
 * The numbers of one page of a group's memberships, in the view's order. Few are read and sorted, and so are counted; past many the
 * order's index is walked until the page is full, and nobody counts them further than a thousand.
 */
export async function findInGroup(lead: GroupActor, asked: Asked): Promise<Found> {
  const way = narrowestWay(lead, asked);
  const most = await countAlong(way, lead, asked);
  if (most === 0) return { numbers: [], total: 0, orMore: false };
  if (most > FEW) return pageOfMany(way, lead, asked);
  return way.exact ? pageOfExact(way, lead, asked, most) : pageOfFew(way, lead, asked);
}

/** Of those a way leads to exactly, and who are counted: the page alone is read. */
async function pageOfExact(way: Way, lead: GroupActor, asked: Asked, total: number): Promise<Found> {
  const read = preparedAs(`group exact ${way.index} ${shapeOf(lead, asked)}`, (source) =>
    readAlong(source, way, asked).limit(PAGE_SIZE).offset(given("offset")),
  );
  const rows = await read({ ...valuesOf(lead, asked), offset: asked.offset });
  return { numbers: rows.map(({ number }) => number), total, orMore: false };
}

async function pageOfFew(way: Way, lead: GroupActor, asked: Asked): Promise<Found> {
  const read = preparedAs(`group few ${way.index ?? "found"} ${shapeOf(lead, asked)}`, (source) =>
    readAlong(source, way, asked),
  );
  const rows = await read(valuesOf(lead, asked));
  const numbers = rows.slice(asked.offset, asked.offset + PAGE_SIZE).map(({ number }) => number);
  return { numbers, total: rows.length, orMore: false };
}

function readAlong(source: Db, way: Way, asked: Asked) {
  return source
    .select({ number: asNumber(memberships.number) })
    .from(way.index ? membershipsAlong(way.index) : memberships)
    .where(and(way.by, ...filterConditions(asked.filters), ...termConditions(asked.terms)))
    .orderBy(...orderOf(asked));
}

async function pageOfMany(way: Way, lead: GroupActor, asked: Asked): Promise<Found> {
  const numbers = await walk(lead, asked, PAGE_SIZE + 1);
  if (numbers.length === 0 && asked.offset > 0) return pastTheEnd(lead, asked);
  const seen = asked.offset + numbers.length;
  if (numbers.length <= PAGE_SIZE) return { numbers, total: seen, orMore: false };
  // A way past some others may lead to more than are asked for.
  const known = way.exact ? Math.max(seen, FEW + 1) : seen;
  return { numbers: numbers.slice(0, PAGE_SIZE), total: known, orMore: true };
}

/** A page with nobody on it, behind the last: how many there are is counted from the first on. */
async function pastTheEnd(lead: GroupActor, asked: Asked): Promise<Found> {
  const all = await walk(lead, { ...asked, offset: 0 }, FEW + 1);
  return { numbers: [], total: all.length, orMore: all.length > FEW };
}

async function walk(lead: GroupActor, asked: Asked, limit: number): Promise<number[]> {
  const index = indexFor(asked);
  const read = preparedAs(`group walk ${index} ${shapeOf(lead, asked)}`, (db) =>
    db
      .select({ number: asNumber(memberships.number) })
      .from(membershipsAlong(index))
      .where(and(among(lead), ...filterConditions(asked.filters), ...termConditions(asked.terms)))
      .orderBy(...orderOf(asked))
      .limit(given("limit"))
      .offset(given("offset")),
  );
  const rows = await read({ ...valuesOf(lead, asked), limit, offset: asked.offset });
  return rows.map(({ number }) => number);
}

/** Within a permission, role or status people lie in the order of their names; a part of a word is looked for beside the name. */
function indexFor({ sort, filters, terms }: Asked): string {
  if (sort === "name" && filters.permission) return permissionIndex[filters.permission];
  if (sort === "name" && filters.role) return sortIndex.role;
  if (sort === "name" && filters.status) return sortIndex.status;
  if (sort === "name" && terms.length > 0 && dialect === "sqlite") return "memberships_group_text";
  return sortIndex[sort];
}
