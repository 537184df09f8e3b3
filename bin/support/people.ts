import { getPersonByLogin } from "@/lib/support/find-person";
import { adminInput } from "@/lib/support/input";
import { inviteAdmin as invite } from "@/lib/support/invite-admin";
import { setGroupAdmin } from "@/lib/support/set-group-admin";
import { type Given, looking, needed, orNone, read, support } from "./given";
import { findPractice } from "./practices";
import { Refusal } from "./refusal";

/** Invites an Admin by mail, the first one or one more; who has not come yet gets a new invitation. */
export async function inviteAdmin(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  const input = read(adminInput.omit({ reason: true }), { name: given.name ?? "", email: given.email ?? "" });
  const how = await invite(support(given), practice.slug, input);
  console.log(
    how === "again"
      ? `A new invitation is on its way to ${input.email}; the one before no longer works.`
      : `${input.name} was invited to ${practice.name}: an invitation is on its way to ${input.email}.`,
  );
}

export async function groupAdmin(given: Given): Promise<void> {
  const [word, how] = given.named;
  const login = needed(word, "Name the user by their login: an e-mail or a username.");
  if (how !== "on" && how !== "off") throw new Refusal("Say on or off.", 2);
  const person = await orNone(
    getPersonByLogin(looking(), login),
    `Nobody of a practice has the login “${login}”.`,
  );
  await setGroupAdmin(support(given), person.id, how === "on");
  console.log(`${person.name} is ${how === "on" ? "a Group Admin now" : "no Group Admin any more"}.`);
}
