import { eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { alias } from "@/db/dialect";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { aPerson, aPractice } from "@/tests/support/world";

const home = alias(practices, "home");

function everything(source: typeof db) {
  return source
    .select({
      user: { id: users.id, name: users.name, createdAt: users.createdAt, groupAdmin: users.groupAdmin },
      home: { slug: home.slug, closedAt: home.closedAt },
      provider: { id: providers.id, abbreviation: providers.abbreviation },
      membership: memberships,
      admin: memberships.admin,
      devices: source.$count(users, isNull(users.login)),
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(home, eq(home.id, users.homePracticeId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .orderBy(memberships.number);
}

test("a prepared statement answers the same rows as one that is built anew", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, name: "Priya Raman" });
  await aPerson({ at: practice, name: "Marcus Webb" });
  const rows = await prepared("everything, for the test", everything)();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows).toEqual(await everything(db));
  expect(rows[0]?.provider).toBe(null);
  expect(rows[0]?.user.createdAt).toBeInstanceOf(Date);
});
