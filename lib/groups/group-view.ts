import { permissionKey } from "@/lib/auth/permissions";
import { type PeopleView, readView } from "@/lib/users/people-view";

/** What of a group's people is looked at. All of it stands in the address, as for the list of one practice. */
export type GroupView = Omit<PeopleView, "role" | "elsewhere"> & {
  /** A practice's slug; "" for all of them. */
  practice: string;
  /** A role by its name: each practice has roles of its own. */
  role: string;
};

type Given = Record<string, string | string[] | undefined>;

/** Reads a view from an address. What makes no sense is left out, never an error. */
export function readGroupView(given: Given): GroupView {
  const { role: _, elsewhere: _1, ...view } = readView(given);
  const one = (key: string) => ([given[key]].flat()[0]?.trim() ?? "").replaceAll("\0", "").slice(0, 100);
  return { ...view, practice: one("practice"), role: one("role").toWellFormed() };
}

/** A view as it stands in the address, without what goes without saying. */
export function groupViewParams(view: GroupView): Record<string, string> {
  const sort = `${view.descending ? "-" : ""}${view.sort}`;
  const params: [string, string | undefined][] = [
    ["q", view.q],
    ["practice", view.practice],
    ["role", view.role],
    ["permission", permissionKey.find(({ name }) => name === view.permission)?.param],
    ["status", view.status],
    ["sort", sort === "name" ? "" : sort],
    ["page", view.page > 1 ? String(view.page) : ""],
  ];
  return Object.fromEntries(params.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The address of a view that differs in some points. Looking at other people begins at their first page. */
export function groupViewHref(base: string, view: GroupView, changes: Partial<GroupView> = {}): string {
  const query = new URLSearchParams(groupViewParams({ ...view, page: 1, ...changes })).toString();
  return query ? `${base}?${query}` : base;
}
