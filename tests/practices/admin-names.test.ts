import { describe, expect, test } from "vitest";
import { listAdminNames, listGroupAdminNames } from "@/lib/practices/queries";
import { aPerson, aPractice, signedIn } from "@/tests/support/world";

describe("Who can give the Admin permission", () => {
  test("are the active Admins of the practice and nobody else", async () => {
    const [practice, other] = [await aPractice(), await aPractice()];
    await aPerson({ at: practice, name: "Sam Ito", can: ["admin"] });
    await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
    await aPerson({ at: practice, name: "Left Long Ago", can: ["admin"], status: "deactivated" });
    await aPerson({ at: practice, name: "Not Yet Here", can: ["admin"], status: "invited" });
    await aPerson({ at: other, name: "Omar Haddad", can: ["admin"] });
    const asking = await signedIn(await aPerson({ at: practice, name: "Chloe Park" }), practice);
    expect(await listAdminNames(asking)).toEqual(["Ruth Adler", "Sam Ito"]);
  });

  test("are at most as many as asked for", async () => {
    const practice = await aPractice();
    for (const name of ["Ann", "Bea", "Cay"]) await aPerson({ at: practice, name, can: ["admin"] });
    const asking = await signedIn(await aPerson({ at: practice }), practice);
    expect(await listAdminNames(asking, 2)).toEqual(["Ann", "Bea"]);
  });
});

test("The Group Admins of a practice are those of its active Admins for whom support switched it on", async () => {
  const practice = await aPractice();
  const harbor = await aPractice({ groupId: practice.groupId });
  await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
  await aPerson({ at: practice, name: "No Admin Here", groupAdmin: true });
  await aPerson({ at: practice, name: "Left", can: ["admin"], groupAdmin: true, status: "deactivated" });
  await aPerson({ at: harbor, name: "Of Harbor", can: ["admin"], groupAdmin: true });
  const asking = await signedIn(await aPerson({ at: practice, name: "Chloe Park" }), practice);
  expect(await listGroupAdminNames(asking)).toEqual([]);
  await aPerson({ at: practice, name: "Grace Lindqvist", can: ["admin"], groupAdmin: true });
  expect(await listGroupAdminNames(asking)).toEqual(["Grace Lindqvist"]);
});
