"use client";

import { useRef } from "react";
import {
  cell,
  loginText,
  permissionChips,
  personLink,
  sortableBy,
  statusBadge,
} from "@/app/_components/list-of-people";
import { html } from "@/app/_components/markup";
import { RowMenu } from "@/app/_components/row-menu";
import { type RowMenuItem, RowMenus } from "@/app/_components/row-menus";
import { type Column, TableOf } from "@/app/_components/table";
import { type PeopleView, viewHref, viewParams } from "@/lib/users/people-view";
import type { PersonLine } from "./people-lines";
import { PickBar } from "./pick-bar";

type PeopleTableProps = {
  base: string;
  photos: string;
  self: string;
  view: PeopleView;
  rows: PersonLine[];
  /** What changing everybody whom the view shows is called. */
  allLabel: string;
};

const items: RowMenuItem[] = [
  { label: "Edit", href: "{href}" },
  { label: "Resend invitation", href: "{href}/resend", when: ["invited"] },
  { label: "Deactivate", href: "{href}/deactivate", when: ["invited", "active", "profile"] },
  { label: "Reactivate", href: "{href}/reactivate", when: ["deactivated"] },
  { label: "Sign out everywhere", href: "{href}/sign-out", when: ["active", "self"] },
  {
    label: "Delete",
    href: "{href}/delete",
    when: ["invited", "active", "deactivated", "profile"],
    tone: "danger",
    divided: true,
  },
];

/** The lines come as plain values and are drawn here, in one piece: a table of fifty costs the server a third that way (docs/decisions/0004). */
export function PeopleTable({ base, photos, self, view, rows, allLabel }: PeopleTableProps) {
  const form = useRef<HTMLFormElement>(null);
  const all = new URLSearchParams({ all: "1", ...viewParams({ ...view, page: 1 }) });
  return (
    <form ref={form} method="get" action={`${base}/bulk`} data-soft>
      <RowMenus items={items}>
        <TableOf
          caption="Users"
          columns={columnsOf(base, view)}
          lines={html`${rows.map((row) => personLine(row, { base, photos, self }))}`}
        />
      </RowMenus>
      <PickBar form={form} allHref={`${base}/bulk?${all}`} allLabel={allLabel} rows={rows} />
    </form>
  );
}

type Around = Pick<PeopleTableProps, "base" | "photos" | "self">;

function personLine(row: PersonLine, { base, photos, self }: Around) {
  const [
    id,
    name,
    publicName,
    photo,
    login,
    role,
    permissions,
    provider,
    extensions,
    devices,
    lastSignIn,
    state,
  ] = row;
  const href = `${base}/${id}`;
  const who = personLink({ href, name, publicName, photo: photo && `${photos}/${photo}` });
  const box = html`<input type="checkbox" name="user" value="${id}" aria-label="Select ${name}">`;
  const cells = [loginText(login), role, permissionChips(permissions), provider, extensions];
  const menu = RowMenu({ href, name, kind: id === self ? "self" : kindOf(state, login) });
  const last = html`<td>${lastSignIn}</td><td>${statusBadge(state)}</td><td>${menu}</td>`;
  return html`<tr><th scope="row">${box}${who}</th>${cells.map(cell)}<td class="number">${devices || ""}</td>${last}</tr>`;
}

function kindOf(status: string, login: string): string {
  return status === "active" && !login ? "profile" : status;
}

function columnsOf(base: string, view: PeopleView): Column[] {
  const sortable = sortableBy(view, (changes) => viewHref(base, view, changes));
  return [
    sortable("Name", "name"),
    sortable("Login", "login", "10.75rem"),
    sortable("Role", "role", "5.75rem"),
    { label: "Permissions", width: "8.5rem" },
    { label: "PMS Provider" },
    { label: "Extensions" },
    { label: "Devices", numeric: true },
    sortable("Last sign-in", "sign-in", "5rem"),
    sortable("Status", "status"),
    { label: "Actions", hidden: true },
  ];
}
