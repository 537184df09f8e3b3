import { expect, test } from "vitest";
import { authorize } from "@/lib/auth/authorize";
import { changeOwnProfile } from "@/lib/users/change-own-profile";
import { getUser } from "@/lib/users/find-user";
import { profileInput } from "@/lib/users/input";
import { getOwnProfile } from "@/lib/users/own-profile";
import { alsoAt, anAdmin, aPerson, aPractice, signedIn, theLogOf } from "@/tests/support/world";
import { anUpload, expectRefused } from "./user-input";

async function aWorld() {
  const practice = await aPractice();
  const person = await aPerson({ at: practice, name: "Ben" });
  const ben = authorize(await signedIn(person, practice), "profile.manage");
  return { practice, person, ben, admin: await anAdmin("users.manage", practice) };
}

test("everybody changes their own name, public name and photo", async () => {
  const { practice, person, ben, admin } = await aWorld();
  const photoStaged = await anUpload(ben);
  await changeOwnProfile(ben, profileInput.parse({ name: "Ben Okafor", publicName: "Benny", photoStaged }));
  expect(await getOwnProfile(ben)).toMatchObject({
    name: "Ben Okafor",
    publicName: "Benny",
    photoId: photoStaged,
  });
  expect(await getUser(admin, person.id)).toMatchObject({
    version: person.version + 1,
    status: "active",
    admin: false,
  });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "profile.changed",
    before: { Name: "Ben", "Public Name": null, "Profile Photo": false },
    after: { Name: "Ben Okafor", "Public Name": "Benny", "Profile Photo": "a new one" },
  });
});

test("saving without a change writes nothing", async () => {
  const { practice, ben } = await aWorld();
  const log = await theLogOf(practice);
  await changeOwnProfile(ben, profileInput.parse({ name: "Ben", publicName: "" }));
  expect(await theLogOf(practice)).toEqual(log);
});

test("the public name is that of this practice, and stays what it was at another", async () => {
  const { practice, person, ben } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  await alsoAt(person, harbor);
  await changeOwnProfile(ben, profileInput.parse({ name: "Ben", publicName: "Benny" }));
  const there = authorize(await signedIn(person, harbor), "profile.manage");
  expect(await getOwnProfile(there)).toMatchObject({ publicName: null });
});

test("a photo somebody else uploaded is not to be had", async () => {
  const { ben, admin } = await aWorld();
  const photoStaged = await anUpload(admin);
  await expectRefused(
    changeOwnProfile(ben, profileInput.parse({ name: "Ben", publicName: "", photoStaged })),
    "photo",
    "Choose it again.",
  );
});

test("removing the photo leaves none", async () => {
  const { ben } = await aWorld();
  await changeOwnProfile(
    ben,
    profileInput.parse({ name: "Ben", publicName: "", photoStaged: await anUpload(ben) }),
  );
  await changeOwnProfile(ben, profileInput.parse({ name: "Ben", publicName: "", photoRemove: "on" }));
  expect(await getOwnProfile(ben)).toMatchObject({ photoId: null });
});
