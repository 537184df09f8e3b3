import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { links } from "@/db/schema/links";
import { loginRequests, userNetworks } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { outbox } from "@/db/schema/outbox";
import { photos } from "@/db/schema/photos";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { choosePassword } from "@/lib/auth/choose-password";
import { now } from "@/lib/clock";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { endAccess } from "@/lib/users/end-access";
import { eraseDeleted } from "@/lib/users/erase-deleted";
import { findDeletedUser, getUser } from "@/lib/users/find-user";
import { restoreUser } from "@/lib/users/restore-user";
import { updateUser } from "@/lib/users/update-user";
import {
  aLinkFor,
  anAdmin,
  aPerson,
  aPractice,
  at,
  liveSessionsOf,
  sessionOf,
  theLogOf,
} from "@/tests/support/world";
import { anEdit, anInput, anUpload } from "./user-input";

async function aWorld() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }) };
}

test("at the end of the last day, where the practice is, the user is deactivated", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const ada = await aPerson({ at: practice, name: "Dr. Ada", role: "doctor" });
  await updateUser(
    admin,
    ada.id,
    await anEdit(admin, ada.id, { accessEndsOn: "2026-03-08", defaultDoctor: "on" }),
  );
  at("2026-03-09 03:59");
  await sessionOf(ada);
  expect(await endAccess()).toBe(0);
  expect(await getUser(admin, ada.id)).toMatchObject({ status: "active" });
  at("2026-03-09 04:00");
  expect(await endAccess()).toBe(1);
  expect(await getUser(admin, ada.id)).toMatchObject({ status: "deactivated", defaultDoctor: false });
  expect(await liveSessionsOf(ada)).toBe(0);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "user.access-ended",
    subjectId: ada.id,
    actorKind: "system",
  });
  expect(await endAccess()).toBe(0);
});

test("should a last Admin have a last day all the same, they stay on the list", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  await change(system("tests"), "user.changed", async (tx, about) => {
    await tx
      .update(users)
      .set({ accessEndsOn: "2026-03-08", accessEndsAt: now() })
      .where(eq(users.id, admin.userId));
    about({ kind: "user", id: admin.userId, name: admin.name, practiceId: practice.id });
  });
  at("2026-04-01 09:00");
  expect(await endAccess()).toBe(0);
  expect(await getUser(admin, admin.userId)).toMatchObject({ status: "active", admin: true });
});

test("30 days after somebody was deleted nothing of them is left but the name", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const photoStaged = await anUpload(admin);
  const email = `ben@${practice.slug}.example`;
  const typed = {
    loginKind: "email",
    username: "",
    email,
    publicName: "Benny",
    photoStaged,
    extensions: "101",
  };
  const { userId } = await createUser(admin, await anInput(practice, typed));
  const [ben] = await db.select().from(users).where(eq(users.id, userId));
  if (!ben) throw new Error("Ben was not added.");
  await sessionOf(ben);
  const origin = { userAgent: "a new browser", address: "192.0.2.9" };
  await choosePassword(await aLinkFor(ben, "invitation"), "quiet lamp over river", origin);
  expect(await db.$count(loginRequests, eq(loginRequests.userId, userId))).toBe(1);
  await deleteUser(admin, userId);
  at("2026-04-01 08:59");
  expect(await eraseDeleted()).toBe(0);
  at("2026-04-01 09:00");
  expect(await eraseDeleted()).toBe(1);
  const [erased] = await db.select().from(users).where(eq(users.id, userId));
  expect(erased).toMatchObject({
    status: "erased",
    name: "Ben Okafor",
    login: null,
    loginKey: null,
    contactEmail: null,
    contactEmailKey: null,
    passwordHash: null,
    lastSignInAt: null,
  });
  const [membership] = await db.select().from(memberships).where(eq(memberships.userId, userId));
  expect(membership).toMatchObject({
    publicName: null,
    publicNameKey: "",
    photoId: null,
    extensions: "",
    listed: false,
  });
  expect(membership?.searchText).not.toContain("ben@");
  expect(await db.$count(photos, eq(photos.practiceId, practice.id))).toBe(0);
  expect(await db.$count(sessions, eq(sessions.userId, userId))).toBe(0);
  expect(await db.$count(deviceUsers, eq(deviceUsers.userId, userId))).toBe(0);
  expect(await db.$count(loginRequests, eq(loginRequests.userId, userId))).toBe(0);
  expect(await db.$count(userNetworks, eq(userNetworks.userId, userId))).toBe(0);
  expect(await db.$count(links, eq(links.userId, userId))).toBe(0);
  expect(await db.$count(outbox, inArray(outbox.recipient, [email]))).toBe(0);
  expect(await findDeletedUser(admin, userId)).toBeUndefined();
  await expect(restoreUser(admin, userId)).rejects.toThrow();
  const line = (await theLogOf(practice)).at(-1);
  expect(line).toMatchObject({ event: "user.erased", subjectName: "Ben Okafor", before: null, after: null });
  expect(await eraseDeleted()).toBe(0);
});

test("the login of somebody erased is free again", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, loginKind: "username", login: `ben.${practice.slug}` });
  await deleteUser(admin, ben.id);
  at("2026-04-02 09:00");
  await eraseDeleted();
  await createUser(admin, await anInput(practice, { username: `ben.${practice.slug}` }));
});
