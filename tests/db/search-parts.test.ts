import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connection } from "@/db/connection";
import { dialect } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { indexedOf, matchOf } from "@/db/sql";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { foldForSearch } from "@/lib/text";
import { aPerson, aPractice } from "@/tests/support/world";

const onSqlite = test.skipIf(dialect !== "sqlite");

const NAMES = [
  "Zoë Muñoz",
  "Ana-Sofía d'Ávila",
  'O\'Brien "Bo" Quinn',
  "李小龙 Lee",
  "Ωmega Σ",
  "Ada 🦷 Tooth",
  "AND OR NOT",
  "100% *Star*",
  "ß ﷺ",
  "x",
];

/** The numbers that SQLite's index of the text leads to. */
function found(terms: string[]): number[] {
  const reader = connection().read as unknown as { values(query: unknown): [number][] };
  return reader
    .values(sql`select rowid from people_search where people_search match ${matchOf(terms)} order by rowid`)
    .map(([number]) => number);
}

async function textsOf(practiceId: string): Promise<{ number: number; text: string }[]> {
  return connection()
    .read.select({ number: memberships.number, text: memberships.searchText })
    .from(memberships)
    .where(eq(memberships.practiceId, practiceId))
    .orderBy(memberships.number);
}

onSqlite(
  "a part of one to three letters finds exactly who holds it, a longer one nobody too few",
  async () => {
    const practice = await aPractice();
    for (const name of NAMES) await aPerson({ at: practice, name });
    const people = await textsOf(practice.id);
    expect(people).toHaveLength(NAMES.length);
    const own = new Set(people.map(({ number }) => number));
    const part = fc
      .tuple(fc.constantFrom(...NAMES.map(foldForSearch)), fc.nat(12), fc.integer({ min: 1, max: 6 }))
      .map(([name, from, length]) => [...name].slice(from, from + length).join(""))
      .filter((term) => /^\S+$/.test(term));
    fc.assert(
      fc.property(fc.oneof(part, fc.string({ minLength: 1, maxLength: 4, unit: "grapheme" })), (term) => {
        fc.pre(/^[^\s\0]+$/.test(term));
        const holders = people.filter(({ text }) => text.includes(term)).map(({ number }) => number);
        const led = found(indexedOf([term])).filter((number) => own.has(number));
        if ([...term].length <= 3) expect(led).toEqual(holders);
        else expect(led).toEqual(expect.arrayContaining(holders));
      }),
      { numRuns: 500 },
    );
  },
);

onSqlite("a term of any length is a question the index answers", () => {
  const long = Array.from({ length: 5000 }, (_, index) => index.toString(36)).join("");
  expect(found([long])).toEqual([]);
  expect(found(["and", "or", "near", "not"])).toEqual([]);
});

onSqlite("who leaves, or is called otherwise, is found by the old name no more", async () => {
  const practice = await aPractice();
  const ada = await aPerson({ at: practice, name: "Qxavier" });
  const [before] = await textsOf(practice.id);
  expect(found(["qx"])).toEqual([before?.number]);
  await change(system("tests"), "user.changed", async (tx, about) => {
    await tx.update(users).set({ nameKey: "qyvonne" }).where(eq(users.id, ada.id));
    about({ kind: "user", id: ada.id, name: ada.name, practiceId: practice.id });
  });
  expect(found(["qx"])).toEqual([]);
  expect(found(["qyv", "q"])).toEqual([before?.number]);
});
