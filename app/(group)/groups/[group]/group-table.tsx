"use client";

import {
  cell,
  loginText,
  permissionChips,
  personLink,
  sortableBy,
  statusBadge,
} from "@/app/_components/list-of-people";
import { html, type Markup } from "@/app/_components/markup";
import { RowMenu } from "@/app/_components/row-menu";
import { type RowMenuItem, RowMenus } from "@/app/_components/row-menus";
import { type Column, TableOf } from "@/app/_components/table";
import { type GroupView, groupViewHref } from "@/lib/groups/group-view";
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

function personLine(row: GroupLine): Markup {
  const [
    id,
    name,
    publicName,
    photo,
    login,
    practice,
    slug,
    role,
    permissions,
    provider,
    extensions,
    devices,
    lastSignIn,
    status,
  ] = row;
  const href = `/${slug}/settings/users/${id}`;
  const who = personLink({ href, name, publicName, photo: photo && `/api/photos/${slug}/${photo}` });
  const cells = [practice, loginText(login), role, permissionChips(permissions), provider, extensions];
  const menu = RowMenu({ href, name: `${name} at ${practice}` });
  const last = [lastSignIn, statusBadge(status), menu];
  return html`<tr><th scope="row">${who}</th>${cells.map(cell)}<td class="number">${devices || ""}</td>${last.map(cell)}</tr>`;
}

function columnsOf(base: string, view: GroupView): Column[] {
  const sortable = sortableBy(view, (changes) => groupViewHref(base, view, changes));
  return [
    sortable("Name", "name"),
    { label: "Practice", width: "5.5rem" },
    sortable("Login", "login", "8.75rem"),
    sortable("Role", "role", "5.25rem"),
    { label: "Permissions", width: "7.75rem" },
    { label: "PMS Provider" },
    { label: "Extensions" },
    { label: "Devices", numeric: true },
    sortable("Last sign-in", "sign-in", "4.5rem"),
    sortable("Status", "status"),
    { label: "Actions", hidden: true },
  ];
}
