import { actorAt } from "@/lib/auth/actor-at";
import { authorize } from "@/lib/auth/authorize";
import type { GroupActor } from "@/lib/auth/group-actor";
import { listRoles } from "@/lib/practices/list-roles";
import { foldForSearch } from "@/lib/text";
import { listPeople } from "@/lib/users/list-people";
import { PAGE_SIZE } from "@/lib/users/people-view";
import { findInGroup } from "./find-in-group";
import { type GroupRow, readGroupRows } from "./group-rows";
import type { GroupView } from "./group-view";

/** Each number of terms is a statement of its own, and one sign may fold into four words. */
const MOST_TERMS = 8;

export type GroupPage = {
  rows: GroupRow[];
  /** How many there are; with `orMore`, at least so many. */
  total: number;
  orMore: boolean;
};

/**
 * One page of the people of a group's practices: a line for each membership, only of practices where the actor is an Admin. With one
 * practice chosen it is that practice's own list, asked by its Admin.
 */
export async function listGroupPeople(lead: GroupActor, view: GroupView): Promise<GroupPage> {
  if (view.practice) return peopleOfOne(lead, view);
  const { permission, status, role, sort, descending, page } = view;
  const found = await findInGroup(lead, {
    filters: { permission, status, role },
    terms: foldForSearch(view.q).split(" ").filter(Boolean).slice(0, MOST_TERMS),
    sort,
    descending,
    offset: (page - 1) * PAGE_SIZE,
  });
  const { total, orMore } = found;
  return { rows: await readGroupRows(lead, found.numbers), total, orMore };
}

const NOBODY = { rows: [], total: 0, orMore: false };

async function peopleOfOne(lead: GroupActor, view: GroupView): Promise<GroupPage> {
  const practice = lead.practices.find(({ slug }) => slug === view.practice);
  if (!practice) return NOBODY;
  const admin = authorize(await actorAt(lead, practice.id), "users.manage");
  const roles = await listRoles(admin);
  const role = roles.find(({ name }) => name === view.role)?.key;
  if (view.role && !role) return NOBODY;
  const { rows, total, orMore } = await listPeople(admin, { ...view, role, elsewhere: false }, roles);
  return { rows: rows.map((row) => ({ ...row, practice })), total, orMore };
}
