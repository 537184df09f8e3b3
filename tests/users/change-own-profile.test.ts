import { expect, test } from "vitest";
import { authorize } from "@/lib/auth/authorize";
import { StaleError } from "@/lib/errors";
import { changeOwnProfile } from "@/lib/users/change-own-profile";
import { getUser } from "@/lib/users/find-user";
import { profileInput } from "@/lib/users/input";
import { getOwnProfile, profileVersion } from "@/lib/users/own-profile";
import { updateUser } from "@/lib/users/update-user";
import { alsoAt, anAdmin, aPerson, aPractice, signedIn, theLogOf } from "@/tests/support/world";
import { anEdit, anUpload, expectRefused } from "./user-input";

async function refusedAs(save: Promise<void>): Promise<StaleError> {
  const error = await save.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (!(error instanceof StaleError)) throw new Error("It was saved.");
  return error;
}

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

test("what an Admin saved meanwhile is shown, beside one's own, and only then written over", async () => {
  const { practice, person, ben, admin } = await aWorld();
  const opened = profileVersion(await getOwnProfile(ben));
  await updateUser(admin, person.id, await anEdit(admin, person.id, { name: "Benedict", publicName: "B." }));
  const both = { name: "Benjamin", publicName: "" };
  const refused = await refusedAs(changeOwnProfile(ben, profileInput.parse({ ...both, version: opened })));
  expect(refused.differences).toEqual([
    { field: "name", label: "Name", saved: "Benedict", yours: "Benjamin" },
    { field: "publicName", label: "Public Name", saved: "B.", yours: "" },
  ]);
  expect(await getOwnProfile(ben)).toMatchObject({ name: "Benedict", publicName: "B." });
  await changeOwnProfile(ben, profileInput.parse({ ...both, version: String(refused.version) }));
  expect(await getOwnProfile(ben)).toMatchObject({ name: "Benjamin", publicName: null });
  expect((await theLogOf(practice)).at(-1)?.before).toEqual({ Name: "Benedict", "Public Name": "B." });
});

test("what an Admin alone changed meanwhile stays as they saved it", async () => {
  const { person, ben, admin } = await aWorld();
  const version = profileVersion(await getOwnProfile(ben));
  await updateUser(admin, person.id, await anEdit(admin, person.id, { name: "Benedict" }));
  await changeOwnProfile(ben, profileInput.parse({ name: "Ben", publicName: "Benny", version }));
  expect(await getOwnProfile(ben)).toMatchObject({ name: "Benedict", publicName: "Benny" });
  const photoStaged = await anUpload(ben);
  await changeOwnProfile(ben, profileInput.parse({ name: "Benedict", publicName: "Benny", photoStaged }));
  const stale = { name: "Benedict", publicName: "Benny", photoRemove: "on", version };
  const refused = await refusedAs(changeOwnProfile(ben, profileInput.parse(stale)));
  expect(refused.differences).toMatchObject([{ field: "photo", saved: "a photo", yours: "" }]);
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
