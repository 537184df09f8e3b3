import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import { sentenceOf } from "@/lib/audit/sentences";
import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { compareMemberships } from "@/lib/users/compare-memberships";
import { giveMembership } from "@/lib/users/give-membership";
import { updateUser } from "@/lib/users/update-user";
import { anAdmin, aPerson, signedIn, theLogOf, theRole } from "@/tests/support/world";
import { aGroup, heldAt } from "./a-group";
import { anEdit, expectRefused } from "./user-input";

const SAME = { follows: true } as const;

async function aFollower(given: Partial<Parameters<typeof aPerson>[0]> = {}) {
  const group = await aGroup();
  const ruth = await anAdmin("users.manage", group.downtown, { name: "Ruth Adler" });
  const chloe = await aPerson({ at: group.downtown, name: "Chloe", role: "front-office", ...given });
  await giveMembership(group.grace, chloe.id, group.harbor.id, SAME);
  return { ...group, ruth, chloe };
}

test("what changes at home changes where it is followed, in the same save, and stands in the log there", async () => {
  const { downtown, harbor, ruth, chloe } = await aFollower();
  const roleId = await theRole(downtown, "billing");
  const edit = await anEdit(ruth, chloe.id, { roleId, chatUser: "on", canSignForms: "on", extensions: "7" });
  const { follows } = await updateUser(ruth, chloe.id, edit);
  expect(follows).toContain("Chloe's permissions changed with it at 1 other practice.");
  expect(await heldAt(chloe, harbor)).toMatchObject({
    followsHome: true,
    roleId: await theRole(harbor, "billing"),
    chatUser: true,
    canSignForms: true,
    extensions: "",
  });
  const last = (await theLogOf(harbor)).at(-1);
  expect(last).toMatchObject({
    event: "user.followed",
    actorName: "Ruth Adler",
    before: { Role: "Front Office", "Chat User": false, "Can Sign Forms": false },
    after: { Role: "Billing", "Chat User": true, "Can Sign Forms": true },
  });
  expect(last && sentenceOf({ ...last, practice: "Harbor" })).toBe(
    "Ruth Adler gave Chloe Chat User and Can Sign Forms at Harbor and changed their role from Front Office to Billing, as at the home practice",
  );
});

test("what does not belong to role and permissions stays at home, and writes nothing elsewhere", async () => {
  const { harbor, ruth, chloe } = await aFollower();
  const log = await theLogOf(harbor);
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { publicName: "Chlo", name: "Chloe P." }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ publicName: null, followsHome: true });
  expect(await theLogOf(harbor)).toEqual(log);
});

test("a membership with rights of its own does not move", async () => {
  const { uptown, grace, ruth, chloe } = await aFollower();
  const permissions = {
    showInApp: true,
    admin: false,
    chatUser: false,
    defaultDoctor: false,
    canSignForms: false,
  };
  await giveMembership(grace, chloe.id, uptown.id, { follows: false, role: "hygienist", permissions });
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { chatUser: "on" }));
  expect(await heldAt(chloe, uptown)).toMatchObject({ chatUser: false, showInApp: true });
});

test("Default Doctor never follows", async () => {
  const { harbor, ruth, chloe } = await aFollower({ role: "doctor" });
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { defaultDoctor: "on", chatUser: "on" }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ defaultDoctor: false, chatUser: true });
});

test("a role of the home practice's own becomes Other where there is none such, and so does one that was retired there", async () => {
  const { downtown, harbor, ruth, chloe } = await aFollower();
  const roleId = await aRole(downtown, "Greeter");
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { roleId }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ roleId: await theRole(harbor, "other") });
  await retire(await theRole(harbor, "billing"));
  await updateUser(
    ruth,
    chloe.id,
    await anEdit(ruth, chloe.id, { roleId: await theRole(downtown, "billing") }),
  );
  expect(await heldAt(chloe, harbor)).toMatchObject({ roleId: await theRole(harbor, "other") });
});

test("Admin follows upwards only where the one who gives it is an Admin today, and the save says where not", async () => {
  const { harbor, grace, ruth, chloe } = await aFollower();
  const given = await updateUser(
    ruth,
    chloe.id,
    await anEdit(ruth, chloe.id, { admin: "on", chatUser: "on" }),
  );
  expect(given.follows).toContain(
    "Chloe is no Admin at 1 other practice: only an Admin of that practice can give that there.",
  );
  expect(given.follows.join(" ")).not.toContain("Harbor");
  expect(await heldAt(chloe, harbor)).toMatchObject({ admin: false, chatUser: true, followsHome: true });
  const asAdmin = authorize(grace, "users.manage");
  const saved = await updateUser(asAdmin, chloe.id, await anEdit(asAdmin, chloe.id, { showInApp: "on" }));
  expect(saved.follows).toContain("Chloe's permissions changed with it at Harbor.");
  expect(await heldAt(chloe, harbor)).toMatchObject({ admin: true, showInApp: true });
});

test("Admin taken away at home is taken away wherever it is followed", async () => {
  const { harbor, ruth, chloe } = await aFollower({ can: ["admin"] });
  expect(await heldAt(chloe, harbor)).toMatchObject({ admin: true });
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { admin: "" }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ admin: false });
});

test("the last Admin of a practice is not taken by following: all of it is refused, and nothing is left", async () => {
  const { downtown, harbor, ruth, chloe, grace, graceAtHarbor } = await aFollower({ can: ["admin"] });
  const chloeAtHarbor = authorize(await signedIn(chloe, harbor), "users.manage");
  await updateUser(chloeAtHarbor, grace.userId, await anEdit(graceAtHarbor, grace.userId, { admin: "" }));
  const log = [await theLogOf(downtown), await theLogOf(harbor)];
  await expectRefused(
    updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { admin: "", chatUser: "on" })),
    "admin",
    "Chloe is the last active Admin of another practice",
  );
  expect(await heldAt(chloe, downtown)).toMatchObject({ admin: true, chatUser: false });
  expect([await theLogOf(downtown), await theLogOf(harbor)]).toEqual(log);
});

test("saving role or permissions at the other practice ends the following, and says so", async () => {
  const { harbor, grace, graceAtHarbor, ruth, chloe } = await aFollower();
  const hal = await anAdmin("users.manage", harbor);
  const kept = await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { extensions: "12" }));
  expect(kept.follows.join()).not.toContain("no longer follow");
  expect(await heldAt(chloe, harbor)).toMatchObject({ followsHome: true });
  const { follows } = await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { chatUser: "on" }));
  expect(follows).toContain(
    "Chloe's role and permissions here are their own from now on, and no longer follow Downtown.",
  );
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({
    before: { "Chat User": false, "Same permissions as at the home practice": true },
    after: { "Chat User": true, "Same permissions as at the home practice": false },
  });
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { showInApp: "on" }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ followsHome: false, showInApp: false, chatUser: true });
  expect(grace.userId).toBe(graceAtHarbor.userId);
});

test("an Admin of the other practice who gives the Admin that home has brings it in step: it goes on following", async () => {
  const { harbor, ruth, chloe } = await aFollower();
  await updateUser(ruth, chloe.id, await anEdit(ruth, chloe.id, { admin: "on" }));
  const hal = await anAdmin("users.manage", harbor);
  await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { admin: "on" }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ admin: true, followsHome: true });
});

// Side by side

test("side by side stands what a Group Admin may see, and where it differs from the home practice", async () => {
  const { harbor, uptown, grace, chloe } = await aFollower();
  const permissions = {
    showInApp: false,
    admin: false,
    chatUser: true,
    defaultDoctor: false,
    canSignForms: false,
  };
  await giveMembership(grace, chloe.id, uptown.id, { follows: false, role: "billing", permissions });
  const view = await compareMemberships(authorize(grace, "users.manage"), chloe.id);
  expect(view.hidden).toBe(0);
  expect(view.lines.map(({ practice, differs, here }) => [practice.name, differs, here])).toEqual([
    ["Downtown", [], true],
    ["Harbor", [], false],
    ["Uptown", ["role", "chatUser"], false],
  ]);
  const hal = await anAdmin("users.manage", harbor);
  const seen = await compareMemberships(hal, chloe.id);
  expect(seen.lines.map(({ practice }) => practice.name)).toEqual(["Harbor"]);
  expect(seen.hidden).toBe(2);
});

test("side by side, a Default Doctor of one practice alone differs there, for whoever follows too", async () => {
  const { downtown, grace, chloe } = await aFollower();
  const admin = authorize(grace, "users.manage");
  await updateUser(admin, chloe.id, await anEdit(admin, chloe.id, { defaultDoctor: "on" }));
  const { lines } = await compareMemberships(admin, chloe.id);
  expect(lines.map(({ practice, differs }) => [practice.name, differs])).toEqual([
    [downtown.name, []],
    ["Harbor", ["defaultDoctor"]],
  ]);
});

async function aRole(at: PracticeRow, name: string): Promise<string> {
  return change(system("tests"), "practice.changed", async (tx, about) => {
    about({ kind: "practice", id: at.id, name: at.name });
    const key = crypto.randomUUID();
    const [role] = await tx
      .insert(positionRoles)
      .values({ practiceId: at.id, key, name, position: 20 })
      .returning();
    return role?.id ?? "";
  });
}

async function retire(roleId: string): Promise<void> {
  await change(system("tests"), "practice.changed", async (tx, about) => {
    about({ kind: "role", id: roleId, name: "a role" });
    await tx.update(positionRoles).set({ retiredAt: now() }).where(eq(positionRoles.id, roleId));
  });
}
