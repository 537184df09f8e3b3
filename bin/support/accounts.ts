import { adminInput } from "@/lib/support/input";
import { addSupportAccount, endSupportAccount } from "@/lib/support/support-accounts";
import { type Given, needed, orNone, read, support } from "./given";
import { moment } from "./moment";

/** Makes a support account and prints its set-up link, which is shown only here, only now. */
export async function addSupport(given: Given): Promise<void> {
  const words = { name: given.name ?? "", email: given.named[0] ?? "" };
  const input = read(adminInput.omit({ reason: true }), words);
  const { url, expiresAt } = await addSupportAccount(support(given), input);
  console.log(`${input.name} chooses a password, once, until ${moment(expiresAt)}: ${url}`);
  console.log("Then their device waits: another support account approves it, or");
  console.log(`  npm run support -- approve ${input.email} --reason "it is them"`);
}

export async function endSupport(given: Given): Promise<void> {
  const login = needed(given.named[0], "Name the support account by its e-mail.");
  const name = await orNone(
    endSupportAccount(support(given), login),
    `There is no support account “${login}”, or it was ended.`,
  );
  console.log(`${name} is signed out everywhere and can't sign in any more.`);
}
