import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { users } from "@/db/schema/users";
import { authorize } from "@/lib/auth/authorize";
import { signIn } from "@/lib/auth/sign-in";
import { listTrustedDevices } from "@/lib/devices/list-devices";
import { countOpenRequests } from "@/lib/devices/queries";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { beforeMoving } from "@/lib/users/before-moving";
import { endMembership } from "@/lib/users/end-membership";
import { findUser, getUser } from "@/lib/users/find-user";
import { giveMembership } from "@/lib/users/give-membership";
import { moveHome } from "@/lib/users/move-home";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  becomes,
  PASSWORD,
  signedIn,
  theLogOf,
  trustedOn,
  turns,
} from "@/tests/support/world";
import { aGroup, heldAt } from "./a-group";
import { anEdit, expectRefused } from "./user-input";

async function aMember() {
  const group = await aGroup();
  const chloe = await aPerson({ at: group.downtown, name: "Chloe", can: ["chatUser"] });
  await giveMembership(group.grace, chloe.id, group.harbor.id, { follows: true });
  return { ...group, chloe };
}

test("the new home's Admins manage the person from then on, and the old one's only their own membership", async () => {
  const { downtown, harbor, grace, chloe } = await aMember();
  const { follows } = await moveHome(grace, chloe.id, harbor.id);
  expect(follows[0]).toContain("The Admins of Harbor now change Chloe's name");
  expect(await heldAt(chloe, harbor)).toMatchObject({ isHome: true, followsHome: false, chatUser: true });
  expect(await heldAt(chloe, downtown)).toMatchObject({ isHome: false, followsHome: false, chatUser: true });
  const hal = await anAdmin("users.manage", harbor);
  const ruth = await anAdmin("users.manage", downtown);
  await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { name: "Chloe P." }));
  await expectRefused(
    updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { name: "Eve" })),
    "name",
    "Only an Admin of Harbor",
  );
  for (const practice of [downtown, harbor])
    expect(await theLogOf(practice)).toContainEqual(
      expect.objectContaining({
        event: "user.home-moved",
        before: { "Home practice": "Downtown" },
        after: { "Home practice": "Harbor" },
      }),
    );
});

test("what follows the home practice follows the new one", async () => {
  const { harbor, uptown, grace, graceAtHarbor, chloe } = await aMember();
  await giveMembership(grace, chloe.id, uptown.id, { follows: true });
  const hal = await anAdmin("users.manage", harbor);
  await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { showInApp: "on" }));
  await moveHome(grace, chloe.id, harbor.id);
  expect(await heldAt(chloe, uptown)).toMatchObject({ followsHome: true, showInApp: true });
  await updateUser(graceAtHarbor, chloe.id, await anEdit(graceAtHarbor, chloe.id, { chatUser: "" }));
  expect(await heldAt(chloe, uptown)).toMatchObject({ chatUser: false, showInApp: true });
});

test("the new home decides on devices: trust stays, what waited is asked there anew", async () => {
  const { downtown, harbor, grace, chloe } = await aMember();
  await trustedOn(chloe);
  await signIn(chloe.login ?? "", PASSWORD, { userAgent: "a new browser", address: "192.0.2.9" });
  const ruth = await anAdmin("logins.decide", downtown);
  const hal = await anAdmin("logins.decide", harbor);
  expect(await countOpenRequests(ruth)).toBe(1);
  await moveHome(grace, chloe.id, harbor.id);
  expect(await countOpenRequests(ruth)).toBe(0);
  const rows = await db.select().from(deviceUsers).where(eq(deviceUsers.userId, chloe.id));
  expect(rows.map(({ practiceId }) => practiceId)).toEqual(rows.map(() => harbor.id));
  const { list } = await listTrustedDevices(hal, { page: 1, people: [chloe.id] });
  expect(list).toHaveLength(1);
  await signIn(chloe.login ?? "", PASSWORD, { userAgent: "a new browser", address: "192.0.2.9" });
  expect(await countOpenRequests(hal)).toBe(1);
});

test("the last day counts in the new home's time zone", async () => {
  const { harbor, grace, chloe } = await aMember();
  await becomes(chloe, { accessEndsOn: "2099-03-02", accessEndsAt: new Date("2099-03-03T05:00:00Z") });
  await turns(harbor, { timeZone: "America/Los_Angeles" });
  await moveHome(grace, chloe.id, harbor.id);
  const [row] = await db.select().from(users).where(eq(users.id, chloe.id));
  expect(row?.accessEndsAt?.toISOString()).toBe("2099-03-03T08:00:00.000Z");
});

test("only to a practice they can log in to, that is open and the Group Admin's own", async () => {
  const { downtown, harbor, uptown, grace, chloe } = await aMember();
  const westside = await aPractice({ groupId: downtown.groupId });
  await alsoAt(chloe, westside);
  for (const practice of [uptown.id, westside.id, downtown.id, crypto.randomUUID(), ""])
    await expectRefused(
      moveHome(grace, chloe.id, practice),
      "practiceId",
      "Choose one of the practices that Chloe can log in to.",
    );
  await turns(harbor, { closedAt: new Date() });
  await expectRefused(moveHome(grace, chloe.id, harbor.id), "practiceId", "Choose one of the practices");
  expect(await beforeMoving(grace, chloe.id)).toMatchObject({
    candidates: [],
    refused: "Chloe can log in to no other practice of yours. Give them login there first.",
  });
});

test("only by a Group Admin who is an Admin of the home too, and never of somebody they don't see", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const westside = await aPractice({ groupId: downtown.groupId, name: "Westside" });
  const ben = await aPerson({ at: westside, name: "Ben" });
  await alsoAt(ben, downtown);
  const words = "Only a Group Admin who is an Admin of Westside too can move Ben's home practice.";
  await expectRefused(moveHome(grace, ben.id, downtown.id), "practiceId", words);
  expect((await beforeMoving(grace, ben.id)).refused).toBe(words);
  const neighbour = await aPerson({ at: harbor });
  await expect(moveHome(grace, neighbour.id, uptown.id)).rejects.toThrow(NotFoundError);
});

test("a home that has closed can be left", async () => {
  const { downtown, harbor, grace, chloe } = await aMember();
  await turns(downtown, { closedAt: new Date() });
  const lead = authorize(await signedIn(grace.person, harbor), "group.manage");
  await moveHome(lead, chloe.id, harbor.id);
  expect(await heldAt(chloe, harbor)).toMatchObject({ isHome: true });
});

test("two who move one home at the same moment: it is at one of the two, and there is one home", async () => {
  const { downtown, harbor, uptown, grace, chloe } = await aMember();
  await giveMembership(grace, chloe.id, uptown.id, { follows: true });
  await Promise.allSettled([harbor, uptown].map(({ id }) => moveHome(grace, chloe.id, id)));
  const held = await Promise.all([downtown, harbor, uptown].map((practice) => heldAt(chloe, practice)));
  expect(held.filter((one) => one?.isHome)).toHaveLength(1);
  const [row] = await db.select().from(users).where(eq(users.id, chloe.id));
  expect(held.find((one) => one?.isHome)?.practiceId).toBe(row?.homePracticeId);
});

test("while the home moves to a practice, the membership there can't be ended", async () => {
  const { harbor, grace, chloe } = await aMember();
  const hal = await anAdmin("users.manage", harbor);
  const outcomes = await Promise.allSettled([
    moveHome(grace, chloe.id, harbor.id),
    endMembership(hal, chloe.id),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const user = await findUser(authorize(grace, "users.manage"), chloe.id);
  expect(user).toBeDefined();
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(["InvalidError", "ConflictError", "NotFoundError"]).toContain(refused?.reason?.name);
  expect(ConflictError.name).toBe("ConflictError");
  expect((await getUser(authorize(grace, "users.manage"), chloe.id)).isHome).toBe(
    outcomes[0]?.status === "rejected",
  );
});
