import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { findLink } from "@/lib/auth/links";
import { signIn } from "@/lib/auth/sign-in";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { consequencesOf } from "@/lib/users/consequences";
import { createUser } from "@/lib/users/create-user";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { deleteUser } from "@/lib/users/delete-user";
import { findDeletedUser, findUser, getUser } from "@/lib/users/find-user";
import { reactivateUser } from "@/lib/users/reactivate-user";
import { restoreUser } from "@/lib/users/restore-user";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  aProvider,
  at,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";
import { anEdit, anInput, expectRefused } from "./user-input";

const ORIGIN = { userAgent: "Mozilla/5.0", address: "192.0.2.7" };

async function aWorld() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }) };
}

async function trust(userId: string): Promise<void> {
  await change(system("tests"), "session.opened", async (tx, about) => {
    await tx.update(deviceUsers).set({ trustedAt: now() }).where(eq(deviceUsers.userId, userId));
    about({ kind: "user", id: userId, name: "a device" });
  });
}

const trusted = (userId: string) =>
  db.$count(deviceUsers, and(eq(deviceUsers.userId, userId), isNull(deviceUsers.revokedAt)));

test("somebody deactivated is signed out at once, can't sign in, and their devices are forgotten", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await sessionOf(ben);
  await trust(ben.id);
  await deactivateUser(admin, ben.id);
  expect(await getUser(admin, ben.id)).toMatchObject({ status: "deactivated", version: ben.version + 1 });
  expect(await liveSessionsOf(ben)).toBe(0);
  expect(await trusted(ben.id)).toBe(0);
  expect(await signIn(String(ben.login), PASSWORD, ORIGIN)).toBeUndefined();
  const line = (await theLogOf(practice)).find(({ event }) => event === "user.deactivated");
  expect(line).toMatchObject({
    subjectId: ben.id,
    before: { Status: "Active" },
    after: { Status: "Deactivated" },
  });
});

test("the invitation of somebody deactivated stops working", async () => {
  const { practice, admin } = await aWorld();
  const { userId, link } = await createUser(admin, await anInput(practice));
  await deactivateUser(admin, userId);
  expect(await findLink(link?.url.split("/").at(-1) ?? "", "setup")).toBeUndefined();
});

test("somebody reactivated signs in with the password they had", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await deactivateUser(admin, ben.id);
  const { follows } = await reactivateUser(admin, ben.id);
  expect(follows).toEqual(["Ben can sign in again with the password they had."]);
  expect(await signIn(String(ben.login), PASSWORD, ORIGIN)).toBeDefined();
});

test("somebody reactivated who never chose a password is invited anew", async () => {
  const { practice, admin } = await aWorld();
  const { userId } = await createUser(admin, await anInput(practice));
  await deactivateUser(admin, userId);
  const { link } = await reactivateUser(admin, userId);
  expect(await findLink(link?.url.split("/").at(-1) ?? "", "setup")).toMatchObject({ userId });
  expect(await getUser(admin, userId)).toMatchObject({ status: "invited" });
});

test("reactivating takes away a last day that has passed, and says so", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { accessEndsOn: "2026-03-03" }));
  await deactivateUser(admin, ben.id);
  at("2026-03-10 09:00");
  const { follows } = await reactivateUser(admin, ben.id);
  expect(follows).toContain("Their access ended on 3 March 2026; that day is taken away.");
  expect(await getUser(admin, ben.id)).toMatchObject({ accessEndsOn: null, status: "active" });
});

test("somebody deleted leaves the list, and is found among the deleted of their home practice only", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  const harborAdmin = await anAdmin("users.manage", harbor);
  const ben = await aPerson({ at: practice });
  await alsoAt(ben, harbor);
  await sessionOf(ben);
  await deleteUser(admin, ben.id);
  expect(await findUser(admin, ben.id)).toBeUndefined();
  expect(await findDeletedUser(admin, ben.id)).toMatchObject({ status: "deleted" });
  expect(await findDeletedUser(harborAdmin, ben.id)).toBeUndefined();
  expect(await liveSessionsOf(ben)).toBe(0);
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({ event: "user.deleted", subjectId: ben.id });
});

test("somebody deleted can be restored for 30 days, with login, role and permissions", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben", can: ["chatUser"], extensions: "7" });
  await deleteUser(admin, ben.id);
  at("2026-04-01 08:59");
  await restoreUser(admin, ben.id);
  expect(await getUser(admin, ben.id)).toMatchObject({
    status: "active",
    chatUser: true,
    extensions: "7",
    login: ben.login,
    deletedAt: null,
  });
  expect(await signIn(String(ben.login), PASSWORD, { ...ORIGIN, address: "192.0.2.8" })).toBeDefined();
});

test("after 30 days, and twice, nobody can be restored", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  await deleteUser(admin, ben.id);
  at("2026-04-01 09:00");
  await expect(restoreUser(admin, ben.id)).rejects.toThrow(NotFoundError);
  at("2026-03-03 09:00");
  await restoreUser(admin, ben.id);
  await expect(restoreUser(admin, ben.id)).rejects.toThrow(NotFoundError);
});

test("somebody deactivated and then deleted is restored as deactivated", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await deactivateUser(admin, ben.id);
  await deleteUser(admin, ben.id);
  const { follows } = await restoreUser(admin, ben.id);
  expect(follows).toEqual(["Ben is on the list again, deactivated as before."]);
  expect(await getUser(admin, ben.id)).toMatchObject({ status: "deactivated" });
});

test("what somebody else was given meanwhile stays theirs: provider and Default Doctor", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice);
  const ada = await aPerson({
    at: practice,
    role: "doctor",
    can: ["defaultDoctor"],
    providerId: provider.id,
  });
  const lee = await aPerson({ at: practice, role: "doctor" });
  await deleteUser(admin, ada.id, { successorId: "nobody" });
  await updateUser(
    admin,
    lee.id,
    await anEdit(admin, lee.id, { defaultDoctor: "on", providerId: provider.id }),
  );
  const { follows } = await restoreUser(admin, ada.id);
  expect(follows).toContain("Somebody else is the Default Doctor now and stays it.");
  expect(await getUser(admin, ada.id)).toMatchObject({ defaultDoctor: false, providerId: null });
  expect(await getUser(admin, lee.id)).toMatchObject({ defaultDoctor: true, providerId: provider.id });
});

test("what nobody took is theirs again", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice);
  const ada = await aPerson({
    at: practice,
    role: "doctor",
    can: ["defaultDoctor"],
    providerId: provider.id,
  });
  await deleteUser(admin, ada.id, { successorId: "nobody" });
  await restoreUser(admin, ada.id);
  expect(await getUser(admin, ada.id)).toMatchObject({ defaultDoctor: true, providerId: provider.id });
});

// Who takes over

test("the Default Doctor goes only when it is said who takes over", async () => {
  const { practice, admin } = await aWorld();
  const ada = await aPerson({ at: practice, name: "Dr. Ada", role: "doctor", can: ["defaultDoctor"] });
  const lee = await aPerson({ at: practice, name: "Dr. Lee", role: "doctor" });
  const chloe = await aPerson({ at: practice, role: "front-office" });
  await expectRefused(
    deactivateUser(admin, ada.id),
    "successorId",
    "Dr. Ada is the Default Doctor. Choose who takes over, or nobody.",
  );
  for (const successorId of [
    chloe.id,
    ada.id,
    "somebody",
    (await aPerson({ at: await aPractice(), role: "doctor" })).id,
  ])
    await expectRefused(
      deactivateUser(admin, ada.id, { successorId }),
      "successorId",
      "Choose somebody of the list.",
    );
  const { follows } = await deactivateUser(admin, ada.id, { successorId: lee.id });
  expect(follows).toEqual(["Dr. Lee is the Default Doctor now."]);
  expect(await getUser(admin, lee.id)).toMatchObject({ defaultDoctor: true, version: lee.version + 1 });
  expect(await getUser(admin, ada.id)).toMatchObject({ defaultDoctor: false, status: "deactivated" });
  expect(
    (await theLogOf(practice)).slice(-2).map(({ event, subjectName }) => `${event} ${subjectName}`),
  ).toEqual(["user.changed Dr. Lee", "user.deactivated Dr. Ada"]);
});

test("it may be nobody, and somebody deactivated keeps no Default Doctor", async () => {
  const { practice, admin } = await aWorld();
  const ada = await aPerson({ at: practice, role: "doctor", can: ["defaultDoctor"] });
  await deactivateUser(admin, ada.id, { successorId: "nobody" });
  expect(await getUser(admin, ada.id)).toMatchObject({ defaultDoctor: false });
});

test.each(["deactivate", "delete"] as const)(
  "to %s the Default Doctor of another practice is told beforehand, afterwards and in its log",
  async (act) => {
    const { practice, admin } = await aWorld();
    const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
    const ada = await aPerson({ at: practice, name: "Dr. Ada", role: "doctor" });
    await alsoAt(ada, harbor, ["defaultDoctor"]);
    const told = "One other practice has no Default Doctor then, until an Admin there chooses one.";
    expect((await consequencesOf(admin, act, ada.id)).sentences).toContain(told);
    const { follows } = await { deactivate: deactivateUser, delete: deleteUser }[act](admin, ada.id);
    expect(follows).toContain(told);
    const there = (await theLogOf(harbor)).at(-1);
    expect(there?.before).toMatchObject({ "Default Doctor": true });
    expect(there?.after).toMatchObject({ "Default Doctor": false });
    expect((await theLogOf(practice)).at(-1)?.before).not.toHaveProperty("Default Doctor");
  },
);

// Refusals

test("nobody deactivates or deletes themselves", async () => {
  const { practice, admin } = await aWorld();
  await anAdmin("users.manage", practice);
  await expectRefused(
    deactivateUser(admin, admin.userId),
    "form",
    "You can't deactivate yourself. Another Admin can.",
  );
  await expectRefused(
    deleteUser(admin, admin.userId),
    "form",
    "You can't delete yourself. Another Admin can.",
  );
});

test("two Admins who deactivate each other at the same moment: one is refused", async () => {
  const { practice, admin: ruth } = await aWorld();
  const sam = await anAdmin("users.manage", practice);
  const outcomes = await Promise.allSettled([deactivateUser(ruth, sam.userId), deleteUser(sam, ruth.userId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("elsewhere than at the home practice each act is refused, with whom to ask; another group's user does not exist", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  const harborAdmin = await anAdmin("users.manage", harbor);
  const lakeside = await anAdmin("users.manage", await aPractice());
  const ada = await aPerson({ at: practice, name: "Dr. Ada" });
  await alsoAt(ada, harbor);
  for (const act of [deactivateUser, deleteUser, reactivateUser]) {
    await expectRefused(
      act(harborAdmin, ada.id),
      "form",
      `Only an Admin of ${practice.name}, Dr. Ada's home practice, can do this.`,
    );
    await expect(act(lakeside, ada.id)).rejects.toThrow(NotFoundError);
  }
  await expect(restoreUser(lakeside, ada.id)).rejects.toThrow(NotFoundError);
  expect(await getUser(admin, ada.id)).toMatchObject({ status: "active", version: ada.version });
});

test("what somebody else did meanwhile is said, and nothing is done twice", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await deactivateUser(admin, ben.id);
  const log = await theLogOf(practice);
  await expect(deactivateUser(admin, ben.id)).rejects.toThrow(
    "Nothing was changed: Ben is deactivated already.",
  );
  await deleteUser(admin, ben.id);
  await expect(deleteUser(admin, ben.id)).rejects.toThrow(NotFoundError);
  await expect(reactivateUser(admin, ben.id)).rejects.toThrow(NotFoundError);
  expect(await theLogOf(practice)).toHaveLength(log.length + 1);
});

test("of a refused act nothing is left", async () => {
  const { practice, admin } = await aWorld();
  const sam = await anAdmin("users.manage", practice, { role: "doctor", can: ["admin", "defaultDoctor"] });
  const lee = await aPerson({ at: practice, role: "doctor" });
  await updateUser(admin, admin.userId, await anEdit(admin, admin.userId, { admin: "" }));
  const log = await theLogOf(practice);
  await expectRefused(
    deactivateUser(admin, sam.userId, { successorId: lee.id }),
    "form",
    "the last active Admin",
  );
  expect(await theLogOf(practice)).toEqual(log);
  expect(await theOutboxOf(practice)).toEqual([]);
  expect(await getUser(admin, lee.id)).toMatchObject({ defaultDoctor: false });
  expect(await liveSessionsOf({ id: sam.userId })).toBe(1);
});

// Beforehand

test("what follows from deactivating and deleting is told beforehand, with who could take over", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice, "MOREN1");
  const ada = await aPerson({
    at: practice,
    name: "Ada Moreno",
    publicName: "Dr. Ada",
    role: "doctor",
    can: ["defaultDoctor", "showInApp"],
    providerId: provider.id,
  });
  const lee = await aPerson({ at: practice, name: "Dr. Lee", role: "doctor" });
  await aPerson({ at: practice, role: "doctor", status: "deactivated" });
  const { sentences, successors, refused } = await consequencesOf(admin, "deactivate", ada.id);
  expect(refused).toBeUndefined();
  expect(successors).toMatchObject([{ id: lee.id, name: "Dr. Lee" }]);
  expect(sentences).toEqual([
    "Ada Moreno can no longer sign in; their sessions end at once, and their devices are forgotten.",
    "‘Dr. Ada’ leaves the patient app.",
    "The scheduling page shows ‘MOREN1’ again in place of ‘Dr. Ada’.",
    "They are no longer the Default Doctor: choose who takes over.",
    "Ada Moreno stays on the list and can be reactivated at any time.",
    "Their history is kept.",
  ]);
  expect((await consequencesOf(admin, "delete", ada.id)).sentences).toContain(
    "Ada Moreno leaves the list and can be restored from Deleted users for 30 days.",
  );
});

test("that an act can't be is told beforehand too", async () => {
  const { practice, admin } = await aWorld();
  const sam = await anAdmin("users.manage", practice, { name: "Sam Ito" });
  expect((await consequencesOf(admin, "delete", admin.userId)).refused).toBe(
    "You can't delete yourself. Another Admin can.",
  );
  expect((await consequencesOf(admin, "delete", sam.userId)).refused).toBeUndefined();
  await updateUser(admin, admin.userId, await anEdit(admin, admin.userId, { admin: "" }));
  expect((await consequencesOf(admin, "delete", sam.userId)).refused).toContain(
    "Sam Ito is the last active Admin here.",
  );
  await expect(consequencesOf(admin, "reactivate", sam.userId)).rejects.toThrow(NotFoundError);
  await expect(consequencesOf(admin, "restore", sam.userId)).rejects.toThrow(NotFoundError);
});
