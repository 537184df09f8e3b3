import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { createUser } from "@/lib/users/create-user";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { deleteUser } from "@/lib/users/delete-user";
import { reactivateUser } from "@/lib/users/reactivate-user";
import { restoreUser } from "@/lib/users/restore-user";
import { updateUser } from "@/lib/users/update-user";
import { anAdmin, aPerson, aPractice, aProvider } from "@/tests/support/world";
import { anEdit, anInput } from "@/tests/users/user-input";

type Admin = Authorized<"users.manage">;
type Practice = Awaited<ReturnType<typeof aPractice>>;
type World = { practice: Practice; admins: Admin[]; people: string[]; providers: string[] };

const index = fc.nat({ max: 5 });
const edits = fc.record(
  {
    admin: fc.constantFrom("", "on"),
    defaultDoctor: fc.constantFrom("", "on"),
    provider: fc.constantFrom(0, 1, 2),
    loginKind: fc.constantFrom("email", "none"),
    accessEndsOn: fc.constantFrom("", "2099-01-01"),
  },
  { requiredKeys: [] },
);
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("update" as const), by: index, whom: index, edit: edits }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "deactivate" as const,
        "delete" as const,
        "reactivate" as const,
        "restore" as const,
      ),
      by: index,
      whom: index,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("create" as const), by: index, edit: edits }) },
);
type Edit = { provider?: number } & {
  [field in "admin" | "defaultDoctor" | "loginKind" | "accessEndsOn"]?: string;
};
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test("whatever Admins do, also two at once: never without an active Admin, at most one Default Doctor, at most one user per provider", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 4, maxLength: 12 }), async (pairs) => {
      const world = await aWorld();
      for (const pair of pairs) {
        await Promise.allSettled(pair.map((one) => carriedOut(world, one)));
        await expectTheLawsHold(world);
      }
    }),
    { numRuns: 12 },
  );
});

async function aWorld(): Promise<World> {
  const practice = await aPractice();
  const admins = [
    await anAdmin("users.manage", practice),
    await anAdmin("users.manage", practice),
    await anAdmin("users.manage", practice, { role: "doctor" }),
  ];
  const others = [
    await aPerson({ at: practice, role: "doctor" }),
    await aPerson({ at: practice, role: "doctor" }),
    await aPerson({ at: practice, status: "deactivated" }),
  ];
  const providers = [(await aProvider(practice)).id, (await aProvider(practice)).id];
  return {
    practice,
    admins,
    providers,
    people: [...admins.map(({ userId }) => userId), ...others.map(({ id }) => id)],
  };
}

async function carriedOut(world: World, one: Act): Promise<unknown> {
  const admin = actingAdmin(world, one.by);
  const successorId = "nobody";
  if (one.kind === "create")
    return createUser(
      admin,
      await anInput(world.practice, fieldsOf(world, { ...one.edit, loginKind: "none" }), "doctor"),
    );
  const userId = world.people[one.whom] as string;
  if (one.kind === "update")
    return updateUser(admin, userId, await anEdit(admin, userId, fieldsOf(world, one.edit)));
  if (one.kind === "deactivate") return deactivateUser(admin, userId, { successorId });
  if (one.kind === "delete") return deleteUser(admin, userId, { successorId });
  return one.kind === "reactivate" ? reactivateUser(admin, userId) : restoreUser(admin, userId);
}

/** Anybody who is an Admin, or was one when they opened the page: the law holds by itself, not by the guard at the door. */
function actingAdmin({ admins }: World, by: number): Admin {
  return admins[by % admins.length] as Admin;
}

function fieldsOf({ providers }: World, { provider, ...edit }: Edit): Record<string, string> {
  return provider === undefined ? edit : { ...edit, providerId: providers[provider] ?? "" };
}

async function expectTheLawsHold({ practice }: World): Promise<void> {
  const rows = await db
    .select({
      admin: memberships.admin,
      defaultDoctor: memberships.defaultDoctor,
      providerId: memberships.providerId,
      listed: memberships.listed,
      user: users,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.practiceId, practice.id), isNull(memberships.endedAt)));
  const admins = rows.filter(
    ({ admin, user }) => admin && user.status === "active" && user.loginKind !== "none" && !user.accessEndsAt,
  );
  expect(admins.length).toBeGreaterThan(0);
  expect(rows.filter(({ defaultDoctor, listed }) => defaultDoctor && listed).length).toBeLessThanOrEqual(1);
  const connected = rows.flatMap(({ providerId }) => providerId ?? []);
  expect(new Set(connected).size).toBe(connected.length);
  expect(
    await db.$count(
      users,
      and(
        eq(users.homePracticeId, practice.id),
        eq(users.loginKind, "none"),
        isNotNull(users.passwordHash),
        ne(users.status, "deactivated"),
      ),
    ),
  ).toBe(0);
}
