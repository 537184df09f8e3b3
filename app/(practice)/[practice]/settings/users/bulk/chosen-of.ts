import type { Authorized } from "@/lib/auth/authorize";
import { permissionKey } from "@/lib/auth/permissions";
import { listRoles } from "@/lib/practices/list-roles";
import { MOST_BY_HAND, type Selection } from "@/lib/users/bulk/put-down";
import { findUsers } from "@/lib/users/find-user";
import { listPeople } from "@/lib/users/list-people";
import { readView, viewParams } from "@/lib/users/people-view";
import { STATUS_LABELS } from "@/lib/users/rules";

type Given = Record<string, string | string[] | undefined>;

/** Whom the bulk page is about: people by name, or how many a view of the list shows. `fields` brings it through the form. */
export type ChosenPeople = {
  names: string[];
  count: string;
  some: boolean;
  fields: [name: string, value: string][];
};

/** Reads from the address whom the list chose, as far as the admin may see them. */
export async function chosenOf(admin: Authorized<"users.manage">, given: Given): Promise<ChosenPeople> {
  if (given["all"]) return wholeView(admin, given);
  const ids = [given["user"] ?? []].flat().slice(0, MOST_BY_HAND);
  const found = await findUsers(admin, ids);
  const people = [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  return {
    names: people.map(({ name }) => name),
    count: people.length === 1 ? "1 person" : `${people.length} people`,
    some: people.length > 0,
    fields: people.map(({ id }): [string, string] => ["user", id]),
  };
}

async function wholeView(admin: Authorized<"users.manage">, given: Given): Promise<ChosenPeople> {
  const view = readView({ ...given, page: "1" });
  const roles = await listRoles(admin);
  const { total, orMore } = await listPeople(admin, view, roles);
  const number = total.toLocaleString("en-US");
  const count = orMore
    ? `More than ${(total - 1).toLocaleString("en-US")} people`
    : `${number} ${total === 1 ? "person" : "people"}`;
  const filters = [
    view.q && `Search: ${view.q}`,
    view.role && `Role: ${roles.find(({ key }) => key === view.role)?.name ?? view.role}`,
    view.permission && `Permission: ${permissionKey.find(({ name }) => name === view.permission)?.label}`,
    view.status && `Status: ${STATUS_LABELS[view.status]}`,
    view.elsewhere && "Also at other practices",
  ];
  return {
    names: filters.filter((filter) => typeof filter === "string" && filter !== "") as string[],
    count,
    some: total > 0,
    fields: [["view", new URLSearchParams(viewParams(view)).toString()]],
  };
}

/** What the form sent, as whom it is about. */
export function selectionOf({ user, view }: { user: string[]; view?: string | undefined }): Selection {
  if (view === undefined) return { ids: user };
  return { view: readView(Object.fromEntries(new URLSearchParams(view))) };
}
