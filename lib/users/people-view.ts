import { type Permission, permissionKey } from "@/lib/auth/permissions";

export const PAGE_SIZE = 50;
export const sortKeys = ["name", "login", "role", "status", "sign-in"] as const;
export const listStatuses = ["invited", "active", "deactivated"] as const;

export type SortKey = (typeof sortKeys)[number];
export type ListStatus = (typeof listStatuses)[number];

/** What of the user list is looked at. All of it stands in the address, so a view can be bookmarked and sent. */
export type PeopleView = {
  q: string;
  /** A position role's key. */
  role?: string | undefined;
  permission?: Permission | undefined;
  status?: ListStatus | undefined;
  /** Only people who can log in to other practices too. */
  elsewhere: boolean;
  sort: SortKey;
  descending: boolean;
  page: number;
};

type Given = Record<string, string | string[] | undefined>;

/** Reads a view from an address. What makes no sense is left out, never an error: addresses are typed, cut and sent. */
export function readView(given: Given): PeopleView {
  const one = (key: string) => [given[key]].flat()[0]?.trim() ?? "";
  const keyed = (key: string) =>
    one(key)
      .toLowerCase()
      .replace(/[\s_]+/g, "-");
  const sort = one("sort").replace(/^-/, "") as SortKey;
  const known = sortKeys.includes(sort);
  const permission = permissionKey.find(({ param }) => param === keyed("permission"))?.name;
  const status = listStatuses.find((name) => name === keyed("status"));
  const page = Number.parseInt(one("page"), 10);
  return {
    q: plain(one("q")),
    ...(one("role") && { role: keyed("role").slice(0, 64) }),
    ...(permission && { permission }),
    ...(status && { status }),
    elsewhere: one("practices") === "other",
    sort: known ? sort : "name",
    descending: known && one("sort").startsWith("-"),
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 1_000_000) : 1,
  };
}

/** Without what Postgres can't hold: a NUL, and a sign of two halves that the cut went through. */
function plain(text: string): string {
  return text.replaceAll("\0", "").slice(0, 100).toWellFormed();
}

/** A view as it stands in the address, without what goes without saying. */
export function viewParams(view: PeopleView): Record<string, string> {
  const sort = `${view.descending ? "-" : ""}${view.sort}`;
  const params: Record<string, string | undefined> = {
    q: view.q,
    role: view.role,
    permission: permissionKey.find(({ name }) => name === view.permission)?.param,
    status: view.status,
    practices: view.elsewhere ? "other" : "",
    sort: sort === "name" ? "" : sort,
    page: view.page > 1 ? String(view.page) : "",
  };
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The address of a view that differs in some points. Looking at other people begins at their first page. */
export function viewHref(base: string, view: PeopleView, changes: Partial<PeopleView> = {}): string {
  const next = { ...view, page: "page" in changes ? view.page : 1, ...changes };
  const query = new URLSearchParams(viewParams(next)).toString();
  return query ? `${base}?${query}` : base;
}
