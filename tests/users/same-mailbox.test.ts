import { expect, test } from "vitest";
import { createUser } from "@/lib/users/create-user";
import { updateUser } from "@/lib/users/update-user";
import { anAdmin, aPerson, aPractice } from "@/tests/support/world";
import { anEdit, anInput } from "./user-input";

async function aWorld() {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  const sam = await aPerson({
    at: practice,
    name: "Sam Ito",
    can: ["admin"],
    login: `Sam@${practice.slug}.example`,
  });
  return { practice, admin, sam, domain: `${practice.slug}.example` };
}

const ONE_PERSON = /^Sam Ito, an Admin too, gets e-mail at the same address. If both are one person/;

test("a second Admin account at one mailbox is told, whatever stands behind a plus", async () => {
  const { practice, admin, domain } = await aWorld();
  const second = { admin: "on", contactEmail: `sam+desk@${domain}` };
  expect((await createUser(admin, await anInput(practice, second))).follows).toContainEqual(
    expect.stringMatching(ONE_PERSON),
  );
  const byLogin = { loginKind: "email", username: "", email: `SAM+two@${domain}`, admin: "on" };
  expect((await createUser(admin, await anInput(practice, byLogin))).follows).toContainEqual(
    expect.stringMatching(/Admin too, gets e-mail at the same address/),
  );
});

test("whoever shares an address is named, on a save that gives it or makes an Admin of them, and else not", async () => {
  const { practice, admin, domain } = await aWorld();
  const chloe = await aPerson({
    at: practice,
    name: "Chloe",
    loginKind: "username",
    login: `chloe.${crypto.randomUUID()}`,
  });
  const change = async (changes: Record<string, string>) =>
    (await updateUser(admin, chloe.id, await anEdit(admin, chloe.id, changes))).follows.join(" ");
  expect(await change({ contactEmail: `sam@${domain}` })).toContain(
    "Sam Ito gets e-mail at the same address.",
  );
  expect(await change({ extensions: "104" })).not.toContain("same address");
  expect(await change({ admin: "on" })).toContain("Sam Ito, an Admin too");
  expect(await change({ contactEmail: `samantha@${domain}` })).not.toContain("same address");
});

test("nobody of another practice is named, nor who is gone", async () => {
  const { admin, practice } = await aWorld();
  const elsewhere = await aPractice();
  await aPerson({ at: elsewhere, name: "Omar", can: ["admin"], login: `omar@${practice.slug}.example` });
  await aPerson({ at: practice, name: "Gone", status: "deleted", login: `gone@${practice.slug}.example` });
  for (const name of ["omar", "gone"]) {
    const { follows } = await createUser(
      admin,
      await anInput(practice, { contactEmail: `${name}@${practice.slug}.example`, admin: "on" }),
    );
    expect(follows.join(" ")).not.toContain("same address");
  }
});
