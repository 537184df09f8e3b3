import type { ReactNode } from "react";
import { labelsOfBits, permissionKey } from "@/lib/auth/permissions";
import { listStatuses, type PeopleView, type SortKey } from "@/lib/users/people-view";
import { STATUS_LABELS } from "@/lib/users/rules";
import { Avatar } from "./avatar";
import { PermissionChips, StatusBadge } from "./badges";
import { EmailText } from "./email-text";
import { FilterSelect } from "./filter-select";
import { html, type Markup } from "./markup";
import type { Column } from "./table";

// What the list of a practice's users and the list of a group's people have in common. What makes lines is called, not made elements
// of: markup.ts knows no components.

type Looked = Pick<PeopleView, "permission" | "status" | "sort" | "descending">;
type Changes = Partial<Looked>;

/** Makes columns that lead to the view sorted by them; the one it is sorted by leads to the other direction. */
export function sortableBy(view: Looked, hrefWith: (changes: Changes) => string) {
  return (label: string, sort: SortKey, width?: string): Column => {
    const current = view.sort === sort;
    const descending = current ? !view.descending : sort === "sign-in";
    const direction = view.descending ? "desc" : "asc";
    return {
      label,
      ...(width && { width }),
      sort: { href: hrefWith({ sort, descending }), ...(current && { direction }) },
    };
  };
}

/** The selects of Permission and Status. */
export function FilterByRights({ view }: { view: Looked }) {
  return (
    <>
      <FilterSelect
        name="permission"
        label="Permission"
        defaultValue={permissionOf(view)?.param}
        options={[
          { value: "", label: "All permissions" },
          ...permissionKey.map(({ param, label }) => ({ value: param, label })),
        ]}
      />
      <FilterSelect
        name="status"
        label="Status"
        defaultValue={view.status}
        options={[
          { value: "", label: "All statuses" },
          ...listStatuses.map((value) => ({ value, label: STATUS_LABELS[value] })),
        ]}
      />
    </>
  );
}

/** Those of them that are on, and what takes each away; undefined for what is off. */
export function activeByRights(view: Looked, hrefWith: (changes: Changes) => string) {
  const permission = permissionOf(view);
  return [
    permission && {
      label: "Permission",
      value: permission.label,
      removeHref: hrefWith({ permission: undefined }),
    },
    view.status && {
      label: "Status",
      value: STATUS_LABELS[view.status],
      removeHref: hrefWith({ status: undefined }),
    },
  ];
}

/** "3 users match", for whoever doesn't see the list change. `nouns`: of one, of several. */
export function matchText(found: { total: number; orMore: boolean }, nouns: [string, string]): string {
  if (found.orMore) return `More than ${(found.total - 1).toLocaleString("en-US")} ${nouns[1]} match`;
  if (found.total === 1) return `1 ${nouns[0]} matches`;
  return `${found.total.toLocaleString("en-US")} ${nouns[1]} match`;
}

type Face = { href: string; name: string; publicName: string | null; photo: string | null };

/** Who a line is about. */
export function personLink({ href, name, publicName, photo }: Face): Markup {
  const second = publicName && html`<small>${publicName}</small>`;
  return html`<a class="person" href="${href}">${Avatar({ name, photo })}<b>${name}${second}</b></a>`;
}

/** How somebody signs in. */
export function loginText(login: string) {
  return login ? EmailText({ children: login }) : html`<small>No login</small>`;
}

/** A cell of a line. */
export function cell(part: Markup | ReactNode): Markup {
  return html`<td>${part}</td>`;
}

/** The permissions of a line's bits. */
export function permissionChips(bits: number) {
  return PermissionChips({ names: labelsOfBits(bits) });
}

/** A listed person's status. */
export function statusBadge(status: string) {
  return StatusBadge({ status: status as (typeof listStatuses)[number] });
}

function permissionOf({ permission }: Looked) {
  return permissionKey.find(({ name }) => name === permission);
}
