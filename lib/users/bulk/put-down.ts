import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { addJob, type NewRow } from "@/lib/jobs/add-job";
import { listRoles } from "@/lib/practices/list-roles";
import { findUsers } from "@/lib/users/find-user";
import type { PeopleView } from "@/lib/users/people-view";
import { type Chosen, matchingPeople } from "./matching-people";
import { type BulkTask, bulkTitle } from "./task";

/** Who is chosen: these, or everybody whom a view of the list shows. */
export type Selection = { ids: string[] } | { view: PeopleView };

/** As many as can be ticked by hand, on one page of the list; more are chosen by a view. */
export const MOST_BY_HAND = 500;
/** Rows of one work: everybody at every practice of a large group would be millions. */
const MOST_ROWS = 100_000;

/**
 * Puts a change of many people down as long work, to be previewed first. Who is chosen is looked up now, in one snapshot: whoever matches
 * later is not among them. Gives the job's id; throws InvalidError.
 */
export async function putDown(
  admin: Authorized<"users.manage">,
  task: BulkTask,
  selection: Selection,
): Promise<string> {
  const roleName = await nameOfRole(admin, task);
  const people = await chosen(admin, selection);
  if (people.length === 0)
    throw new InvalidError("", "Nobody is chosen any more. Go back to the list and choose again.");
  refuseTooMany(task, people.length);
  const title = bulkTitle(task, people.length, roleName);
  const rows = people.flatMap((person) => rowsOf(person, task));
  return addJob(
    admin,
    { kind: "bulk", task: { ...task, title }, practiceId: admin.practice.id },
    async () => rows,
  );
}

function refuseTooMany(task: BulkTask, people: number): void {
  if (!("practices" in task) || people * task.practices.length <= MOST_ROWS) return;
  const [whom, where] = [people, task.practices.length].map((number) => number.toLocaleString("en-US"));
  throw new InvalidError(
    task.act,
    `${whom} people at ${where} practices are more than 100,000 changes. Choose fewer practices at once, or fewer people.`,
  );
}

async function chosen(admin: Authorized<"users.manage">, selection: Selection): Promise<Chosen[]> {
  if ("view" in selection) return matchingPeople(admin, selection.view);
  const found = await findUsers(admin, selection.ids.slice(0, MOST_BY_HAND));
  return [...new Set(selection.ids)].flatMap((id) => found.get(id) ?? []);
}

/** Each practice is given or taken by itself: one may be refused and another not. */
function rowsOf({ id, name }: Chosen, task: BulkTask): NewRow[] {
  if (task.act !== "join" && task.act !== "leave") return [{ subjectId: id, label: name }];
  return task.practices.map((practice) => ({
    subjectId: id,
    label: `${name}, ${practice.name}`,
    task: { practiceId: practice.id },
  }));
}

async function nameOfRole(admin: Authorized<"users.manage">, task: BulkTask): Promise<string> {
  if (task.act !== "role") return "";
  const role = (await listRoles(admin)).find(({ id, retiredAt }) => id === task.roleId && !retiredAt);
  if (!role) throw new InvalidError("roleId", "Choose a role.");
  return role.name;
}
