import { and, eq, type SQL } from "drizzle-orm";
import { memberships } from "@/db/schema/memberships";
import { asTerm, given, isListedText, isTrue, matchOf } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import type { Permission } from "@/lib/auth/permissions";
import type { ListStatus, SortKey } from "@/lib/users/people-view";

export type GroupFilters = {
  permission?: Permission | undefined;
  status?: ListStatus | undefined;
  /** A role's name; "" for all. */
  role: string;
};

/** What is asked of a group's people, over all its practices. */
export type Asked = {
  filters: GroupFilters;
  terms: string[];
  sort: SortKey;
  descending: boolean;
  offset: number;
};

/** The trigram index knows parts of three letters and more. */
const INDEXED_LENGTH = 3;

/** A practice's number is the high bits of its memberships' (db/schema/practices.ts). */
const RANGE = 2 ** 31;

/** Listed people of the practices that the actor leads: where those are all of the group's, everybody of the group is one of them. */
export function among(lead: GroupActor): SQL | undefined {
  const here = and(eq(memberships.groupId, given("group")), eq(memberships.listed, true));
  return lead.everywhere ? here : and(here, ofLed());
}

/** Of a practice that the actor leads. */
export function ofLed(): SQL {
  return isListedText(memberships.practiceId, given("practices"));
}

/** The filters as conditions; values are placeholders. */
export function filterConditions({ permission, status, role }: GroupFilters): SQL[] {
  return [
    permission && isTrue(memberships[permission]),
    status && eq(memberships.status, given("status")),
    role ? eq(memberships.roleName, given("role")) : undefined,
  ].filter((condition): condition is SQL => Boolean(condition));
}

/** All of a statement's shape, as a part of its name. */
export function shapeOf(lead: GroupActor, { filters, terms, sort, descending }: Asked): string {
  const { permission, status, role } = filters;
  const indexed = indexedOf(terms).length;
  const narrowed = [permission, Boolean(status), Boolean(role), terms.length, indexed];
  return [lead.everywhere, sort, descending, ...narrowed].join();
}

/** What the placeholders stand for. */
export function valuesOf(lead: GroupActor, { filters, terms }: Asked): Record<string, unknown> {
  const named = Object.fromEntries(terms.map((term, index) => [`term${index}`, asTerm(term)]));
  const numbers = lead.practices.map(({ number }) => number);
  return {
    group: lead.group.id,
    practices: JSON.stringify(lead.practices.map(({ id }) => id)),
    status: filters.status ?? "",
    role: filters.role,
    match: matchOf(indexedOf(terms)),
    from: Math.min(...numbers) * RANGE,
    to: (Math.max(...numbers) + 1) * RANGE,
    ...named,
  };
}

/** The terms that the trigram index can find. */
export function indexedOf(terms: string[]): string[] {
  return terms.filter((term) => [...term].length >= INDEXED_LENGTH);
}
