import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { actorAt } from "@/lib/auth/actor-at";
import { authorize } from "@/lib/auth/authorize";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { copyMembership, getSourceMembership, previewMembership } from "@/lib/groups/copy-membership";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { addRole } from "@/lib/practices/add-role";
import { alsoAt, anAdmin, aPerson, aPractice, theLogOf } from "@/tests/support/world";
import { aGroup } from "./a-group";

/** Ada at Downtown, to be copied to Harbor. */
async function aCopy() {
  const group = await aGroup();
  const ada = await aPerson({
    at: group.home,
    name: "Ada Moreno",
    role: "doctor",
    can: ["showInApp", "defaultDoctor", "canSignForms"],
  });
  return { ...group, ada, copy: { user: ada.id, from: group.home.id, to: [group.harbor.id], all: false } };
}

async function membershipAt(user: { id: string }, { id }: PracticeRow) {
  const [row] = await db
    .select()
    .from(memberships)
    .where(and(eq(memberships.userId, user.id), eq(memberships.practiceId, id), isNull(memberships.endedAt)));
  return row;
}

async function becomesRole(user: { id: string }, at: PracticeRow, name: string): Promise<void> {
  const [role] = await db
    .select()
    .from(positionRoles)
    .where(and(eq(positionRoles.practiceId, at.id), eq(positionRoles.name, name)));
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: user.id, name: "somebody" });
    await tx
      .update(memberships)
      .set({ roleId: role?.id ?? "" })
      .where(and(eq(memberships.userId, user.id), eq(memberships.practiceId, at.id)));
  });
}

test("the preview says what login each practice would give, and gives none", async () => {
  const { lead, harbor, ada, copy } = await aCopy();
  expect(await previewMembership(lead, copy)).toEqual([
    {
      practice: { id: harbor.id, name: "Harbor" },
      state: "changes",
      lines: ["Gets login as Doctor; permissions: Show in the App, Can Sign Forms."],
    },
  ]);
  expect(await membershipAt(ada, harbor)).toBeUndefined();
});

test("a copy gives role and permissions, but Default Doctor to nobody, with a line in the log there", async () => {
  const { lead, home, harbor, ada, copy } = await aCopy();
  const [outcome] = await copyMembership(lead, copy);
  expect(outcome?.state).toBe("done");
  const there = await membershipAt(ada, harbor);
  expect(there).toMatchObject({
    showInApp: true,
    canSignForms: true,
    defaultDoctor: false,
    admin: false,
    isHome: false,
  });
  expect(there?.roleName).toBe("Doctor");
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({
    event: "user.joined",
    actorName: "Grace Lindqvist",
    subjectName: "Ada Moreno",
  });
  expect(await membershipAt(ada, home)).toMatchObject({ defaultDoctor: true, isHome: true });
  expect((await copyMembership(lead, copy))[0]).toMatchObject({ state: "unchanged" });
});

test("at a practice where they are already, a copy changes what differs and says so", async () => {
  const { lead, harbor, ada, copy } = await aCopy();
  await alsoAt(ada, harbor, ["chatUser"], "hygienist");
  const lines = ["Role: Hygienist → Doctor", "Permissions: Chat User → Show in the App, Can Sign Forms"];
  expect((await previewMembership(lead, copy))[0]?.lines).toEqual(lines);
  expect((await copyMembership(lead, copy))[0]?.lines.slice(0, 2)).toEqual(lines);
  expect(await membershipAt(ada, harbor)).toMatchObject({ chatUser: false, showInApp: true });
});

test("a role that a practice doesn't have becomes the one of the same name, else Other, and the preview says so", async () => {
  const { lead, home, harbor, ada, copy } = await aCopy();
  await addRole(authorize(await actorAt(lead, home.id), "practice.manage"), "Sterilization");
  await becomesRole(ada, home, "Sterilization");
  expect((await previewMembership(lead, copy))[0]?.lines).toEqual([
    "Gets login as Other; permissions: Show in the App, Can Sign Forms.",
    "There is no role Sterilization here.",
  ]);
  await addRole(authorize(await actorAt(lead, harbor.id), "practice.manage"), "sterilization");
  await copyMembership(lead, copy);
  expect(await membershipAt(ada, harbor)).toMatchObject({ roleName: "sterilization" });
});

test("their home practice is not copied to, and a profile without login is copied nowhere", async () => {
  const { lead, home, harbor, ada, copy } = await aCopy();
  await alsoAt(ada, harbor);
  const back = { ...copy, from: harbor.id, to: [home.id] };
  for (const outcomes of [await previewMembership(lead, back), await copyMembership(lead, back)])
    expect(outcomes).toMatchObject([{ state: "refused", lines: [expect.stringContaining("home practice")] }]);
  const profile = await aPerson({ at: home, loginKind: "none", login: null });
  await expect(copyMembership(lead, { ...copy, user: profile.id })).rejects.toThrow(InvalidError);
});

test("nobody is copied from or to a practice where one is no Admin, nor somebody of another group", async () => {
  const { lead, far, harbor, ada, copy } = await aCopy();
  const strange = await aPractice();
  const stranger = await anAdmin("users.manage", strange);
  await alsoAt(ada, far, ["chatUser"]);
  for (const id of [far.id, strange.id, "nonsense"]) {
    await expect(copyMembership(lead, { ...copy, to: [harbor.id, id] })).rejects.toThrow(InvalidError);
    await expect(getSourceMembership(lead, { ...copy, from: id })).rejects.toThrow(NotFoundError);
  }
  for (const user of [stranger.userId, "nonsense", ""])
    for (const ask of [copyMembership, previewMembership])
      await expect(ask(lead, { ...copy, user })).rejects.toThrow(NotFoundError);
  expect(await membershipAt(ada, harbor)).toBeUndefined();
});
