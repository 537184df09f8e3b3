import { expect, test } from "vitest";
import { listOwnNotices } from "@/lib/audit/own-notices";
import { authorize } from "@/lib/auth/authorize";
import { changePassword } from "@/lib/auth/change-password";
import { signIn } from "@/lib/auth/sign-in";
import { alsoAt, aPerson, aPractice, PASSWORD, signedIn } from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.9" };

test("everybody reads what was written down about their own account, the newest first, at each of their practices; nothing of others", async () => {
  const practice = await aPractice({ name: "Downtown" });
  const other = await aPractice({ name: "Harbor", groupId: practice.groupId });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  await alsoAt(chloe, other);
  await signIn(ben.login ?? "", PASSWORD, origin);
  await signIn(chloe.login ?? "", "wrong", origin);
  const person = authorize(await signedIn(chloe, practice), "profile.manage");
  await changePassword(person, { currentPassword: PASSWORD, newPassword: "three new words here" });
  const sentences = (await listOwnNotices(person)).map(({ sentence }) => sentence);
  expect(sentences[0]).toBe("Chloe Park changed their own password");
  expect(sentences).toContain("Somebody not signed in tried to sign in as Chloe Park");
  expect(sentences.join(" ")).not.toContain("Ben Okafor");
  const there = await listOwnNotices(authorize(await signedIn(chloe, other), "profile.manage"));
  expect(there.map(({ sentence }) => sentence)).toContain("Chloe Park changed their own password");
});
