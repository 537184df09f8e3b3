"use client";

import { Avatar } from "@/app/_components/avatar";
import { PermissionChips, StatusBadge } from "@/app/_components/badges";
import { EmailText } from "@/app/_components/email-text";
import { html, type Markup } from "@/app/_components/markup";
import { RowMenu } from "@/app/_components/row-menu";
import { type RowMenuItem, RowMenus } from "@/app/_components/row-menus";
import { type Column, TableOf } from "@/app/_components/table";
import { labelsOfBits } from "@/lib/auth/permissions";
import { type GroupView, groupViewHref } from "@/lib/groups/group-view";
import type { SortKey } from "@/lib/users/people-view";
import type { GroupLine } from "./group-lines";

type GroupTableProps = { base: string; view: GroupView; rows: GroupLine[] };

/** Drawn in one piece as the list of one practice is (docs/decisions/0004). */
export function GroupTable({ base, view, rows }: GroupTableProps) {
  const items: RowMenuItem[] = [
    { label: "Edit at this practice", href: "{href}" },
    { label: "Copy membership", href: `${base}/copy-membership?of={href}` },
  ];
  return (
    <RowMenus items={items}>
      <TableOf caption="People" columns={columnsOf(base, view)} lines={html`${rows.map(personLine)}`} />
    </RowMenus>
  );
}

// The parts of a line are called, not made elements of: markup.ts knows no components.
function personLine(row: GroupLine): Markup {
  const [id, name, publicName, photo, login, practice, slug, role, permissions, lastSignIn, status] = row;
  const href = `/${slug}/settings/users/${id}`;
  return html`<tr><th scope="row"><a class="person" href="${href}">${Avatar({ name, photo: photo && `/api/photos/${slug}/${photo}` })}<b>${name}${publicName ? html`<small>${publicName}</small>` : ""}</b></a></th><td>${practice}</td><td>${login ? EmailText({ children: login }) : html`<small>No login</small>`}</td><td>${role}</td><td>${PermissionChips({ names: labelsOfBits(permissions) })}</td><td>${lastSignIn}</td><td>${StatusBadge({ status: status as "invited" | "active" | "deactivated" })}</td><td>${RowMenu({ href, name: `${name} at ${practice}` })}</td></tr>`;
}

function columnsOf(base: string, view: GroupView): Column[] {
  const sortable = (label: string, sort: SortKey, width?: string): Column => {
    const current = view.sort === sort;
    const descending = current ? !view.descending : sort === "sign-in";
    const direction = view.descending ? "desc" : "asc";
    return {
      label,
      ...(width && { width }),
      sort: { href: groupViewHref(base, view, { sort, descending }), ...(current && { direction }) },
    };
  };
  return [
    sortable("Name", "name"),
    { label: "Practice", width: "8rem" },
    sortable("Login", "login", "10.75rem"),
    sortable("Role", "role", "5.75rem"),
    { label: "Permissions", width: "9.5rem" },
    sortable("Last sign-in", "sign-in"),
    sortable("Status", "status"),
    { label: "Actions", hidden: true },
  ];
}
