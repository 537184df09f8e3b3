import { and, eq, type SQL } from "drizzle-orm";
import { memberships } from "@/db/schema/memberships";
import { asTerm, given, indexedOf, isListedText, isTrue, matchOf } from "@/db/sql";
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

/** A practice's number is the high bits of its memberships' (db/schema/practices.ts). */
const RANGE = 2 ** 31;

/** People of the practices that the actor leads: where those are all of the group's, everybody of the group is one of them. */
export function among(lead: GroupActor): SQL | undefined {
  const here = eq(memberships.groupId, given("group"));
  return lead.everywhere ? here : and(here, ofLed());
}

/** Of a practice that the actor leads. */
export function ofLed(): SQL {
  return isListedText(memberships.practiceId, given("practices"));
}

/** Listed people whom the filters show; values are placeholders. Of a permission as its index is made, else as the others are. */
export function filterConditions({ permission, status, role }: GroupFilters): SQL[] {
  return [
    permission ? isTrue(memberships.listed) : eq(memberships.listed, true),
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
  return {
    group: lead.group.id,
    status: filters.status ?? "",
    role: filters.role,
    match: matchOf(indexedOf(terms)),
    ...placesOf(lead, terms),
    ...named,
  };
}

function placesOf(lead: GroupActor, terms: string[]): Record<string, unknown> {
  const isSearched = indexedOf(terms).length > 0;
  const numbers = isSearched ? lead.practices.map(({ number }) => number) : [0];
  return {
    practices: listOfLed(lead),
    from: Math.min(...numbers) * RANGE,
    to: (Math.max(...numbers) + 1) * RANGE,
  };
}

/** The practices that the actor leads, as `ofLed` takes them; empty where those are all and nobody asks: five hundred cost something to name. */
export function listOfLed({ practices, everywhere }: GroupActor): string {
  return everywhere ? "[]" : JSON.stringify(practices.map(({ id }) => id));
}
