import { and, eq, inArray, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { type Permissions, permissionKey } from "@/lib/auth/permissions";
import type { StandardRole } from "@/lib/practices/standard-roles";
import { endMembership } from "@/lib/users/end-membership";
import { giveMembership, takeMembership } from "@/lib/users/give-membership";
import { moveHome } from "@/lib/users/move-home";
import { updateUser } from "@/lib/users/update-user";
import { alsoAt, anAdmin, aPerson, signedIn, theRole } from "@/tests/support/world";
import { aGroup, heldAt } from "@/tests/users/a-group";
import { anEdit } from "@/tests/users/user-input";

type World = Awaited<ReturnType<typeof aWorld>>;

const ROLES: StandardRole[] = ["doctor", "hygienist", "front-office"];
const at = fc.nat({ max: 2 });
const whom = fc.nat({ max: 3 });
const role = fc.constantFrom(...ROLES);
const rights = fc.record({
  showInApp: fc.boolean(),
  admin: fc.boolean(),
  chatUser: fc.boolean(),
  defaultDoctor: fc.boolean(),
  canSignForms: fc.boolean(),
});
/** Takes everything from one of the two who are Admins everywhere. */
const demotion = fc.record({
  kind: fc.constant("own" as const),
  by: at,
  whom: fc.constantFrom(2, 3),
  where: at,
  role,
  rights: fc.constant({
    showInApp: false,
    admin: false,
    chatUser: false,
    defaultDoctor: false,
    canSignForms: false,
  }),
});
const act = fc.oneof(
  { weight: 5, arbitrary: demotion },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("give" as const), by: at, whom, where: at }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("own" as const), by: at, whom, where: at, role, rights }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("take" as const), by: at, whom, where: at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("end" as const), by: at, whom, where: at }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("save" as const), by: at, whom, where: at, role, rights }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("home" as const), by: at, whom, where: at }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test("whatever is given, taken, saved and moved, two at a time: an Admin at every practice, one home each, and followers as at home", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 4, maxLength: 12 }), async (pairs) => {
      const world = await aWorld();
      for (const pair of pairs) {
        await Promise.allSettled(pair.map((one) => carriedOut(world, one)));
        await expectTheLawsHold(world);
      }
    }),
    { numRuns: 10 },
  );
});

/** Grace and Gil, Group Admins and Admins everywhere; Ruth, Admin at Downtown alone; and two who are given and taken. */
async function aWorld() {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const practices = [downtown, harbor, uptown];
  const gil = await aPerson({ at: harbor, can: ["admin"], role: "doctor", groupAdmin: true });
  for (const practice of [downtown, uptown]) await alsoAt(gil, practice, ["admin"]);
  const ruth = await anAdmin("users.manage", downtown);
  const others = [
    await aPerson({ at: downtown, role: "doctor" }),
    await aPerson({ at: downtown, can: ["admin"] }),
  ];
  const leads = [grace.person, gil, grace.person];
  const actors = await Promise.all(
    leads.map((lead) => Promise.all(practices.map((practice) => signedIn(lead, practice)))),
  );
  return { practices, actors, ruth, people: [...others, gil, grace.person] };
}

/** Actors as they were at the beginning: the laws hold by themselves, not by the guard at the door. */
async function carriedOut({ practices, actors, ruth, people }: World, one: Act): Promise<unknown> {
  const person = people[one.whom] as { id: string };
  const where = practices[one.where] as (typeof practices)[number];
  const standing = actors[one.by] ?? [];
  const here = standing[0] as (typeof standing)[number];
  const there = standing[one.where] as (typeof standing)[number];
  const lead = authorize(here, "group.manage");
  const admin: Authorized<"users.manage"> =
    one.by === 2 && one.where === 0 ? ruth : authorize(there, "users.manage");
  if (one.kind === "give") return giveMembership(lead, person.id, where.id, { follows: true });
  if (one.kind === "own")
    return giveMembership(lead, person.id, where.id, {
      follows: false,
      role: one.role,
      permissions: one.rights,
    });
  if (one.kind === "take") return takeMembership(lead, person.id, where.id);
  if (one.kind === "end") return endMembership(admin, person.id, { successorId: "nobody" });
  if (one.kind === "home") return moveHome(lead, person.id, where.id);
  const ticks = Object.fromEntries(permissionKey.map(({ name }) => [name, one.rights[name] ? "on" : ""]));
  const edit = { roleId: await theRole(where, one.role), ...ticks };
  return updateUser(admin, person.id, await anEdit(admin, person.id, edit));
}

async function expectTheLawsHold({ practices, people }: World): Promise<void> {
  for (const practice of practices) {
    const admins = await db
      .select({ id: users.id })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.practiceId, practice.id),
          memberships.admin,
          memberships.listed,
          isNull(memberships.endedAt),
          eq(users.status, "active"),
        ),
      );
    expect(admins.length).toBeGreaterThan(0);
  }
  const ids = people.map(({ id }) => id);
  const held = await db
    .select({ membership: memberships, role: positionRoles.key, home: users.homePracticeId })
    .from(memberships)
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(memberships.userId, ids), isNull(memberships.endedAt)));
  for (const [, own] of Map.groupBy(held, ({ membership }) => membership.userId)) {
    const homes = own.filter(({ membership }) => membership.isHome);
    expect(homes.map(({ membership }) => membership.practiceId)).toEqual([own[0]?.home]);
    for (const one of own.filter(({ membership }) => membership.followsHome)) {
      expect(one.role).toBe(homes[0]?.role);
      expectSame(one.membership, homes[0]?.membership as Permissions);
    }
    for (const { membership } of own) expect(membership.elsewhere).toBe(own.length > 1);
  }
}

/** But for Default Doctor; and Admin may be missing where only somebody else could have given it, never be too much. */
function expectSame(follower: Permissions, home: Permissions): void {
  for (const name of ["showInApp", "chatUser", "canSignForms"] as const)
    expect(follower[name]).toBe(home[name]);
  if (follower.admin) expect(home.admin).toBe(true);
}

test("the law can fail: a follower that was changed behind its back is noticed", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, { follows: true });
  const there = await heldAt(chloe, harbor);
  const home = await heldAt(chloe, downtown);
  expect(() => expectSame({ ...(there as Permissions), chatUser: true }, home as Permissions)).toThrow();
});
