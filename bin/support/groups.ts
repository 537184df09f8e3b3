import { closeGroup as close, reopenGroup as reopen } from "@/lib/support/close-group";
import { createGroup as create } from "@/lib/support/create-group";
import { groupInput } from "@/lib/support/input";
import { listAllGroups } from "@/lib/support/list-groups";
import { renameGroup as rename } from "@/lib/support/rename-group";
import { type Given, looking, needed, read, support } from "./given";
import { Refusal } from "./refusal";

const NAME_IT = "Name the group: by its id, or by its name. groups prints both.";

/** Prints every group. */
export async function listGroups(): Promise<void> {
  const groups = await listAllGroups(looking());
  if (groups.length === 0) console.log("There is no group yet.");
  for (const { id, name, practices, closedAt } of groups)
    console.log(
      `${id}  ${name}, ${practices} ${practices === 1 ? "practice" : "practices"}${closedAt ? ", closed" : ""}`,
    );
}

export async function createGroup(given: Given): Promise<void> {
  const { name } = read(groupInput, { name: given.named[0] ?? "" });
  console.log(`${await create(support(given), name)}  ${name} was created.`);
}

export async function renameGroup(given: Given): Promise<void> {
  const group = await findGroup(given.named[0]);
  const { name } = read(groupInput, { name: given.named[1] ?? "" });
  const changed = await rename(support(given), group.id, name);
  console.log(changed ? `${group.name} is called ${name} now.` : `${name} is its name already.`);
}

export async function closeGroup(given: Given): Promise<void> {
  const group = await findGroup(given.named[0]);
  await close(support(given), group.id);
  console.log(`${group.name} was closed.`);
}

export async function reopenGroup(given: Given): Promise<void> {
  const group = await findGroup(given.named[0]);
  await reopen(support(given), group.id);
  console.log(`${group.name} is open again. Its practices stay closed until each is reopened.`);
}

/** A group by its id or name; refuses where there is none, or several of the name. */
export async function findGroup(word: string | undefined) {
  const asked = needed(word, NAME_IT);
  const all = await listAllGroups(looking());
  const found = all.filter(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase());
  const [group] = found;
  if (!group) throw new Refusal(`There is no group “${asked}”.`);
  if (found.length > 1)
    throw new Refusal(
      `Several groups are called ${asked}: ${found.map(({ id }) => id).join(", ")}. Give an id.`,
    );
  return group;
}
