import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { actorAt } from "@/lib/auth/actor-at";
import { authorize } from "@/lib/auth/authorize";
import { groupActor } from "@/lib/auth/group-actor";
import { readSession } from "@/lib/auth/read-session";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { alsoAt, aPerson, aPractice, becomes, sessionOf, signedIn, turns } from "@/tests/support/world";

type Person = Parameters<typeof sessionOf>[0];

async function leadOf(person: Person, group: string) {
  return groupActor(await readSession(await sessionOf(person)), group, "192.0.2.7");
}

/** A Group Admin: Admin at Home and Harbor, at Uptown without, and not at Far. */
async function aGroup() {
  const home = await aPractice({ name: "Home" });
  const [harbor, uptown, far] = [
    await aPractice({ name: "Harbor", groupId: home.groupId }),
    await aPractice({ name: "Uptown", groupId: home.groupId }),
    await aPractice({ name: "Far", groupId: home.groupId }),
  ];
  const grace = await aPerson({ at: home, can: ["admin"], groupAdmin: true, name: "Grace" });
  await alsoAt(grace, harbor, ["admin"]);
  await alsoAt(grace, uptown);
  return { home, harbor, uptown, far, grace };
}

async function mayNot(person: Person, at: PracticeRow): Promise<void> {
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: person.id, name: person.name });
    await tx
      .update(memberships)
      .set({ admin: false })
      .where(and(eq(memberships.userId, person.id), eq(memberships.practiceId, at.id)));
  });
}

test("A Group Admin leads the practices of the group where they are an Admin today, and no others", async () => {
  const { home, harbor, grace } = await aGroup();
  const lead = await leadOf(grace, home.groupId);
  expect(lead?.practices.map(({ name }) => name)).toEqual(["Harbor", "Home"]);
  await mayNot(grace, harbor);
  expect((await leadOf(grace, home.groupId))?.practices.map(({ name }) => name)).toEqual(["Home"]);
  await turns(home, { closedAt: now() });
  expect(await leadOf(grace, home.groupId)).toBeUndefined();
});

test("Nobody leads a group without Group Admin, of another group, of a closed one, or of none", async () => {
  const { home, harbor, grace } = await aGroup();
  const ruth = await aPerson({ at: home, can: ["admin"] });
  await alsoAt(ruth, harbor, ["admin"]);
  expect(await leadOf(ruth, home.groupId)).toBeUndefined();
  const neighbour = await aPractice();
  expect(await leadOf(grace, neighbour.groupId)).toBeUndefined();
  for (const group of ["", "nonsense", "a\0b"]) expect(await leadOf(grace, group)).toBeUndefined();
  await becomes(grace, { mustChangePassword: true });
  expect(await leadOf(grace, home.groupId)).toBeUndefined();
  await becomes(grace, { mustChangePassword: false });
  await change(system("tests"), "group.created", async (tx, about) => {
    about({ kind: "group", id: home.groupId, name: "closed" });
    await tx.update(groups).set({ closedAt: now() }).where(eq(groups.id, home.groupId));
  });
  expect(await leadOf(grace, home.groupId)).toBeUndefined();
  expect(await groupActor(undefined, home.groupId, "")).toBeUndefined();
});

test("At each practice they act as an Admin of it, with today's rights", async () => {
  const { home, harbor, uptown, far, grace } = await aGroup();
  const lead = await leadOf(grace, home.groupId);
  if (!lead) throw new Error("no lead");
  const there = await actorAt(lead, harbor.id);
  const { address: _, sessionId: _1, deviceId: _2, ...usual } = await signedIn(grace, harbor);
  expect(there).toMatchObject({
    ...usual,
    practice: { id: harbor.id, slug: harbor.slug },
    permissions: { admin: true },
    sessionId: lead.sessionId,
  });
  const neighbour = await aPractice();
  for (const practice of [uptown, far, neighbour])
    await expect(actorAt(lead, practice.id)).rejects.toThrow(NotFoundError);
  await mayNot(grace, harbor);
  await expect(actorAt(lead, harbor.id)).rejects.toThrow(NotFoundError);
  const atHome = authorize(await signedIn(grace, home), "group.manage");
  expect(await actorAt(atHome, home.id)).toMatchObject({ practice: { id: home.id } });
  await becomes(grace, { groupAdmin: false });
  await expect(actorAt(atHome, home.id)).rejects.toThrow(NotFoundError);
});

test("Whoever was deactivated, or whose last day is over, acts nowhere any more", async () => {
  const { home, grace } = await aGroup();
  const lead = await leadOf(grace, home.groupId);
  if (!lead) throw new Error("no lead");
  await becomes(grace, { accessEndsAt: now() });
  await expect(actorAt(lead, home.id)).rejects.toThrow(NotFoundError);
  await becomes(grace, { accessEndsAt: null, status: "deactivated" });
  await expect(actorAt(lead, home.id)).rejects.toThrow(NotFoundError);
});
