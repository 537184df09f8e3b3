import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { peopleCounts } from "@/db/schema/people-counts";
import { total } from "@/db/sql";
import { sentenceOf } from "@/lib/audit/sentences";
import { authorize } from "@/lib/auth/authorize";
import { type Permission, type Permissions, permissionKey } from "@/lib/auth/permissions";
import { NotFoundError } from "@/lib/errors";
import { listRoles } from "@/lib/practices/list-roles";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { endMembership } from "@/lib/users/end-membership";
import { getUser } from "@/lib/users/find-user";
import { giveMembership, takeMembership } from "@/lib/users/give-membership";
import { listPeople } from "@/lib/users/list-people";
import type { AskedRights } from "@/lib/users/membership-rights";
import { readView } from "@/lib/users/people-view";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  liveSessionsOf,
  signedIn,
  theLogOf,
  theRole,
  trustedOn,
  turns,
} from "@/tests/support/world";
import { aGroup, heldAt, untrustedSessionOf } from "./a-group";
import { anEdit, expectRefused } from "./user-input";

const SAME: AskedRights = { follows: true };

function own(role: string, ...can: Permission[]): AskedRights {
  const permissions = Object.fromEntries(permissionKey.map(({ name }) => [name, can.includes(name)]));
  return { follows: false, role, permissions: permissions as Permissions };
}

test("the same as at home is role and permissions of the home practice, but for Default Doctor, and it is told in the other practice's log", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const ada = await aPerson({
    at: downtown,
    name: "Dr. Ada",
    role: "doctor",
    can: ["showInApp", "admin", "defaultDoctor", "canSignForms"],
  });
  const log = await theLogOf(downtown);
  const { follows } = await giveMembership(grace, ada.id, harbor.id, SAME);
  expect(follows).toEqual([`Dr. Ada can now log in to Harbor, with the same permissions as at Downtown.`]);
  expect(await heldAt(ada, harbor)).toMatchObject({
    isHome: false,
    followsHome: true,
    groupId: harbor.groupId,
    roleId: await theRole(harbor, "doctor"),
    showInApp: true,
    admin: true,
    chatUser: false,
    defaultDoctor: false,
    canSignForms: true,
  });
  expect(await theLogOf(downtown)).toEqual(log);
  const last = (await theLogOf(harbor)).at(-1);
  expect(last).toMatchObject({ event: "user.joined", actorName: "Grace Lindqvist", subjectId: ada.id });
  expect(last?.after).toEqual({
    Role: "Doctor",
    "Show in the App": true,
    Admin: true,
    "Can Sign Forms": true,
    "Same permissions as at the home practice": true,
  });
  expect(last && sentenceOf({ ...last, practice: "Harbor" })).toBe(
    "Grace Lindqvist gave Dr. Ada login to Harbor",
  );
});

test("with rights of their own they are what was chosen there, and the home stays as it is", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe Park", role: "front-office", can: ["admin"] });
  const { follows } = await giveMembership(
    grace,
    chloe.id,
    harbor.id,
    own("billing", "chatUser", "showInApp"),
  );
  expect(follows).toEqual([
    "Chloe Park can now log in to Harbor as Billing with Show in the App and Chat User.",
  ]);
  expect(await heldAt(chloe, harbor)).toMatchObject({
    followsHome: false,
    roleId: await theRole(harbor, "billing"),
    admin: false,
    chatUser: true,
  });
  expect(await heldAt(chloe, downtown)).toMatchObject({ admin: true, chatUser: false, isHome: true });
  expect((await signedIn(chloe, harbor)).permissions).toMatchObject({ admin: false, chatUser: true });
});

test("giving other rights to who is there already changes them, and giving the same again changes nothing", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  await giveMembership(grace, chloe.id, harbor.id, SAME);
  const { follows } = await giveMembership(grace, chloe.id, harbor.id, own("hygienist", "chatUser"));
  expect(follows).toEqual(["Chloe's role and permissions were changed at Harbor."]);
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({
    event: "user.changed",
    before: { Role: "Front Office", "Chat User": false, "Same permissions as at the home practice": true },
    after: { Role: "Hygienist", "Chat User": true, "Same permissions as at the home practice": false },
  });
  const log = await theLogOf(harbor);
  expect(await giveMembership(grace, chloe.id, harbor.id, own("hygienist", "chatUser"))).toEqual({
    follows: ["Nothing was changed."],
  });
  expect(await theLogOf(harbor)).toEqual(log);
});

test("taken away it opens nothing any more, and given again it begins anew in the same row", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  await giveMembership(grace, chloe.id, harbor.id, own("doctor", "admin", "showInApp"));
  const first = await heldAt(chloe, harbor);
  const { follows } = await takeMembership(grace, chloe.id, harbor.id);
  expect(follows).toEqual(["Chloe can no longer log in to Harbor."]);
  await expect(signedIn(chloe, harbor)).rejects.toThrow("no way into");
  expect(await heldAt(chloe, harbor)).toBeUndefined();
  const [ended] = await rowsOf(chloe.id, harbor.id);
  expect(ended).toMatchObject({ admin: false, showInApp: false, listed: false, providerId: null });
  const told = (await theLogOf(harbor)).at(-1);
  expect(told).toMatchObject({ event: "user.left", before: { Role: "Doctor", Admin: true } });
  expect(told && sentenceOf({ ...told, practice: "Harbor" })).toBe(
    "Grace Lindqvist took login to Harbor from Chloe",
  );
  await giveMembership(grace, chloe.id, harbor.id, SAME);
  expect(await heldAt(chloe, harbor)).toMatchObject({
    id: first?.id,
    number: first?.number,
    admin: false,
    followsHome: true,
    endedAt: null,
  });
  expect(await rowsOf(chloe.id, harbor.id)).toHaveLength(1);
});

test("the list, its counts and its search follow who comes and goes", async () => {
  const { downtown, harbor, grace, graceAtHarbor } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Zephyrine Park" });
  const seen = async (query: Record<string, string>) => {
    const { rows } = await listPeople(graceAtHarbor, readView(query), await listRoles(graceAtHarbor));
    return rows.filter(({ id }) => id === chloe.id).length;
  };
  for (const asked of [SAME, own("billing", "admin"), SAME]) {
    await giveMembership(grace, chloe.id, harbor.id, asked);
    expect(await seen({ q: "zephyrine" })).toBe(1);
    await expectTrueCounts(harbor.id);
    if (asked.follows) continue;
    expect(await seen({ permission: "admin" })).toBe(1);
    await takeMembership(grace, chloe.id, harbor.id);
    expect(await seen({ q: "zephyrine" })).toBe(0);
    expect(await seen({})).toBe(0);
    await expectTrueCounts(harbor.id);
  }
  await expectTrueCounts(downtown.id);
});

test("a Group Admin gives nothing where they are no Admin today, at a closed practice, in another group, or to somebody they don't see", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  const lakeside = await aPractice();
  const stranger = await aPerson({ at: lakeside });
  const neighbour = await aPerson({ at: harbor });
  const westside = await aPractice({ groupId: downtown.groupId });
  await turns(uptown, { closedAt: new Date() });
  for (const practice of [lakeside.id, westside.id, uptown.id, downtown.id, crypto.randomUUID(), ""])
    await expect(giveMembership(grace, chloe.id, practice, SAME), practice).rejects.toThrow(NotFoundError);
  for (const person of [stranger.id, neighbour.id, crypto.randomUUID(), "\0"])
    await expect(giveMembership(grace, person, harbor.id, SAME)).rejects.toThrow(NotFoundError);
  expect(await db.$count(memberships, eq(memberships.userId, chloe.id))).toBe(1);
});

test("an Admin who is no Group Admin has no right to any of this", async () => {
  const { downtown } = await aGroup();
  const sam = await aPerson({ at: downtown, can: ["admin"] });
  const formerly = await aPerson({ at: downtown, groupAdmin: true });
  for (const person of [sam, formerly]) {
    const actor = await signedIn(person, downtown);
    expect(() => authorize(actor, "group.manage")).toThrow("Needs group.manage");
  }
});

test("the e-mail somebody signs in with may not be the other practice's own, nor their contact e-mail", async () => {
  const { downtown, harbor, grace } = await aGroup();
  await turns(harbor, { email: "Hello@harbor.example", emailKey: "hello@harbor.example" });
  const chloe = await aPerson({ at: downtown, name: "Chloe", login: "hello@harbor.example" });
  const ben = await aPerson({ at: downtown, name: "Ben", contactEmail: "hello@Harbor.example" });
  const field = `practice.${harbor.id}`;
  await expectRefused(
    giveMembership(grace, chloe.id, harbor.id, SAME),
    field,
    "Chloe signs in with Harbor's own e-mail.",
  );
  await expectRefused(
    giveMembership(grace, ben.id, harbor.id, SAME),
    field,
    "Ben's contact e-mail is Harbor's own.",
  );
  const dora = await aPerson({
    at: downtown,
    loginKind: "username",
    login: `dora-${downtown.slug}`,
    contactEmail: "hello@harbor.example",
  });
  await giveMembership(grace, dora.id, harbor.id, SAME);
  expect(await heldAt(dora, harbor)).toBeDefined();
});

test("a practice with 2 Factor Authenticator ends the sessions on devices that are not approved, and only those", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  for (const practice of [downtown, uptown]) await turns(practice, { twoFactor: false });
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  await trustedOn(chloe);
  await untrustedSessionOf(chloe);
  expect(await liveSessionsOf(chloe)).toBe(2);
  await giveMembership(grace, chloe.id, uptown.id, SAME);
  expect(await liveSessionsOf(chloe)).toBe(2);
  const { follows } = await giveMembership(grace, chloe.id, harbor.id, SAME);
  expect(follows.join(" ")).toContain("Chloe was signed out where their device is not approved yet");
  expect(await liveSessionsOf(chloe)).toBe(1);
});

test("where another of their practices had it on already, nobody is signed out", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await turns(downtown, { twoFactor: false });
  await untrustedSessionOf(chloe);
  await turns(downtown, { twoFactor: true });
  await giveMembership(grace, chloe.id, harbor.id, SAME);
  expect(await liveSessionsOf(chloe)).toBe(1);
});

test("the last Admin of a practice keeps the membership and Admin there", async () => {
  const { harbor, grace } = await aGroup();
  const words = "Grace Lindqvist is the last active Admin of Harbor.";
  const field = `practice.${harbor.id}`;
  const log = await theLogOf(harbor);
  await expectRefused(takeMembership(grace, grace.userId, harbor.id), field, words);
  await expectRefused(giveMembership(grace, grace.userId, harbor.id, own("billing")), field, words);
  expect(await heldAt(grace.person, harbor)).toMatchObject({ admin: true, endedAt: null });
  expect(await theLogOf(harbor)).toEqual(log);
});

test("a Default Doctor is asked about at the practice itself, where somebody takes over", async () => {
  const { downtown, harbor, grace, graceAtHarbor } = await aGroup();
  const ada = await aPerson({ at: downtown, name: "Dr. Ada", role: "doctor" });
  const lee = await aPerson({ at: harbor, name: "Dr. Lee", role: "doctor", can: ["defaultDoctor"] });
  const { follows } = await giveMembership(grace, ada.id, harbor.id, own("doctor", "defaultDoctor"));
  expect(follows).toContain("Dr. Lee is no longer the Default Doctor of Harbor.");
  expect(await heldAt(lee, harbor)).toMatchObject({ defaultDoctor: false });
  await expectRefused(
    takeMembership(grace, ada.id, harbor.id),
    `practice.${harbor.id}`,
    "Dr. Ada is the Default Doctor of Harbor.",
  );
  await expectRefused(endMembership(graceAtHarbor, ada.id), "successorId", "Choose who takes over");
  const done = await endMembership(graceAtHarbor, ada.id, { successorId: lee.id });
  expect(done.follows).toEqual(["Dr. Lee is the Default Doctor now."]);
  expect(await heldAt(ada, harbor)).toBeUndefined();
});

test("somebody deactivated can be given login, but not Default Doctor; somebody deleted is not found", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const away = await aPerson({ at: downtown, name: "Abe", status: "deactivated" });
  await giveMembership(grace, away.id, harbor.id, SAME);
  await expect(signedIn(away, harbor)).rejects.toThrow("no way into");
  await expectRefused(
    giveMembership(grace, away.id, harbor.id, own("doctor", "defaultDoctor")),
    `practice.${harbor.id}`,
    "Abe is deactivated",
  );
  const gone = await aPerson({ at: downtown, status: "deleted" });
  await expect(giveMembership(grace, gone.id, harbor.id, SAME)).rejects.toThrow(NotFoundError);
});

test("a person without a login can belong to other practices too, as shown in the app", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const ada = await aPerson({
    at: downtown,
    name: "Ada",
    loginKind: "none",
    login: null,
    can: ["showInApp"],
  });
  const { follows } = await giveMembership(grace, ada.id, harbor.id, SAME);
  expect(follows).toEqual(["Ada now belongs to Harbor, with the same permissions as at Downtown."]);
  expect(await heldAt(ada, harbor)).toMatchObject({ showInApp: true, listed: true });
});

test("a role the practice doesn't have is refused, and so is one it retired", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await expectRefused(
    giveMembership(grace, chloe.id, harbor.id, own("astronaut")),
    `practice.${harbor.id}`,
    "Choose a role at Harbor.",
  );
});

test("two Group Admins who take the last two Admins of a practice from it at the same moment: one is refused", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const other = await aPerson({ at: downtown, name: "Gil", can: ["admin"], groupAdmin: true });
  await alsoAt(other, harbor, ["admin"]);
  const gil = authorize(await signedIn(other, downtown), "group.manage");
  const outcomes = await Promise.allSettled([
    takeMembership(grace, gil.userId, harbor.id),
    takeMembership(gil, grace.userId, harbor.id),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = [await heldAt(other, harbor), await heldAt(grace.person, harbor)].filter(Boolean);
  expect(left).toHaveLength(1);
});

test("two who give one person the same login at the same moment leave one membership", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const other = await aPerson({ at: downtown, can: ["admin"], groupAdmin: true });
  await alsoAt(other, harbor, ["admin"]);
  const gil = authorize(await signedIn(other, downtown), "group.manage");
  const chloe = await aPerson({ at: downtown });
  await Promise.allSettled([grace, gil].map((lead) => giveMembership(lead, chloe.id, harbor.id, SAME)));
  expect(await rowsOf(chloe.id, harbor.id)).toHaveLength(1);
  expect((await theLogOf(harbor)).filter(({ subjectId }) => subjectId === chloe.id)).toHaveLength(1);
});

// Ending at one's own practice

test("any Admin ends a membership at their own practice; the other practices stay", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  await giveMembership(grace, chloe.id, harbor.id, SAME);
  const hal = await anAdmin("users.manage", harbor, { name: "Hal" });
  await endMembership(hal, chloe.id);
  expect(await heldAt(chloe, harbor)).toBeUndefined();
  await expect(getUser(hal, chloe.id)).rejects.toThrow(NotFoundError);
  expect((await signedIn(chloe, downtown)).permissions.admin).toBe(false);
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({ event: "user.left", actorName: "Hal" });
});

test("the home membership always exists, nobody ends their own, and a stranger's is not found", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const hal = await anAdmin("users.manage", harbor);
  const ruth = await anAdmin("users.manage", downtown);
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  await expectRefused(endMembership(ruth, chloe.id), "form", "Downtown is Chloe's home practice.");
  await expect(endMembership(hal, chloe.id)).rejects.toThrow(NotFoundError);
  const graceAtHarbor = authorize(await signedIn(grace.person, harbor), "users.manage");
  await expectRefused(
    endMembership(graceAtHarbor, grace.userId),
    "form",
    "You can't end your own login here.",
  );
});

test("the last Admin of a practice can't be ended there", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const ruth = await aPerson({ at: downtown, name: "Ruth", can: ["admin"] });
  await giveMembership(grace, ruth.id, harbor.id, SAME);
  const ruthAtHarbor = authorize(await signedIn(ruth, harbor), "users.manage");
  await updateUser(ruthAtHarbor, grace.userId, await anEdit(ruthAtHarbor, grace.userId, { admin: "" }));
  await expectRefused(
    endMembership({ ...ruthAtHarbor, userId: grace.userId } as typeof ruthAtHarbor, ruth.id),
    "form",
    "Ruth is the last active Admin of Harbor.",
  );
});

test("somebody deactivated at home can be let go elsewhere", async () => {
  const { downtown, harbor, grace, graceAtHarbor } = await aGroup();
  const ruth = await anAdmin("users.manage", downtown);
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, SAME);
  await deactivateUser(ruth, chloe.id);
  await endMembership(graceAtHarbor, chloe.id);
  expect(await heldAt(chloe, harbor)).toBeUndefined();
});

function rowsOf(userId: string, practiceId: string) {
  return db
    .select()
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.practiceId, practiceId)));
}

/** The counts the database keeps are those one would count. */
async function expectTrueCounts(practiceId: string): Promise<void> {
  const [kept] = await db
    .select({ people: total(peopleCounts.people) })
    .from(peopleCounts)
    .where(eq(peopleCounts.practiceId, practiceId));
  const listed = and(eq(memberships.practiceId, practiceId), memberships.listed);
  expect(kept?.people).toBe(await db.$count(memberships, listed));
  const rows = await db.select().from(peopleCounts).where(eq(peopleCounts.practiceId, practiceId));
  for (const { roleId, permissions, people } of rows) {
    const here = await db
      .select()
      .from(memberships)
      .where(and(listed, eq(memberships.roleId, roleId)));
    const like = here.filter((one) => bitsOf(one) === permissions);
    const likewise = rows.filter((row) => row.roleId === roleId && row.permissions === permissions);
    expect(likewise.reduce((sum, row) => sum + row.people, 0)).toBe(like.length);
    expect(people).toBeGreaterThanOrEqual(0);
  }
}

function bitsOf(one: Permissions): number {
  return permissionKey.reduce((sum, { name, bit }) => sum + (one[name] ? bit : 0), 0);
}
