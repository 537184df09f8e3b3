import { beforeClosing } from "@/lib/support/before-closing";
import { closePractice as close, reopenPractice as reopen } from "@/lib/support/close-practice";
import { closingInWords } from "@/lib/support/closing-in-words";
import { createPractice as create } from "@/lib/support/create-practice";
import { getPractice } from "@/lib/support/find-practice";
import { newPracticeInput, practiceNameInput } from "@/lib/support/input";
import { listPractices as list } from "@/lib/support/list-practices";
import { renamePractice as rename } from "@/lib/support/rename-practice";
import { type Given, looking, needed, orNone, read, support } from "./given";
import { findGroup } from "./groups";

/** Prints every practice, or those of one group. */
export async function listPractices({ named: [word] }: Given): Promise<void> {
  const group = word ? (await findGroup(word)).id : "";
  for (let page = 1, left = 1; left > 0; page++) {
    const { list: practices, total } = await list(looking(), { q: "", status: "", group, page });
    if (total === 0) console.log("There is no practice yet.");
    for (const { slug, name, group: of, people, closedAt } of practices)
      console.log(
        `${slug}  ${name}, ${of}, ${people} ${people === 1 ? "person" : "people"}${closedAt ? ", closed" : ""}`,
      );
    left = practices.length;
  }
}

export async function createPractice(given: Given): Promise<void> {
  const words = { slug: given.named[0] ?? "", name: given.name ?? "", timeZone: given["time-zone"] ?? "" };
  const input = read(newPracticeInput.omit({ groupId: true }), words);
  const group = await findGroup(needed(given.group, "Name its group: --group"));
  await create(support(given), { ...input, groupId: group.id });
  console.log(
    `${input.name} was created at /${input.slug}. Invite its first Admin: invite-admin ${input.slug}`,
  );
}

export async function renamePractice(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  const { name } = read(practiceNameInput, { name: given.named[1] ?? "" });
  const changed = await rename(support(given), practice.slug, name);
  console.log(changed ? `${practice.name} is called ${name} now.` : `${name} is its name already.`);
}

/** Without a reason it says what would follow, and changes nothing. */
export async function closePractice(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  if (!given.reason) {
    for (const line of closingInWords(practice, await beforeClosing(looking(), practice))) console.log(line);
    console.log(`Nothing was changed. To close it: close-practice ${practice.slug} --reason "why"`);
    return;
  }
  const { signedOut, withdrawn } = await close(support(given), practice.slug);
  console.log(
    `${practice.name} was closed; signed out: ${signedOut}, login requests withdrawn: ${withdrawn}.`,
  );
}

export async function reopenPractice(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  await reopen(support(given), practice.slug);
  console.log(`${practice.name} is open again.`);
}

/** A practice by its slug, or a plain line that there is none. */
export function findPractice(word: string | undefined) {
  const slug = needed(word, "Name the practice by its address, like downtown.");
  return orNone(getPractice(looking(), slug), `There is no practice “${slug}”.`);
}
