import { eq } from "drizzle-orm";
import { expect, expectTypeOf, test } from "vitest";
import { db } from "@/db";
import { brokenUniqueIndex } from "@/db/errors";
import { auditEntries, type Facts } from "@/db/schema/audit";
import { photos } from "@/db/schema/photos";
import { practices } from "@/db/schema/practices";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { now } from "@/lib/clock";
import { aPractice, at } from "@/tests/support/world";

test("both engines give times, whole numbers, booleans, JSON and bytes back as what they are", async () => {
  at("2026-03-02 09:00");
  const made = await aPractice();
  const [row] = await db.select().from(practices).where(eq(practices.id, made.id));
  expect(row).toMatchObject({
    createdAt: new Date("2026-03-02T09:00:00Z"),
    twoFactor: true,
    idleMinutes: 30,
    closedAt: null,
  });
  expectTypeOf<(typeof practices.$inferSelect)["createdAt"]>().toEqualTypeOf<Date>();
  expectTypeOf<(typeof practices.$inferSelect)["twoFactor"]>().toEqualTypeOf<boolean>();
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.chain, made.id));
  expect(entry?.at).toEqual(new Date("2026-03-02T09:00:00Z"));
  expectTypeOf<(typeof auditEntries.$inferSelect)["after"]>().toEqualTypeOf<Facts | null>();
  const bytes = Buffer.from([0, 1, 254, 255]);
  await bookkeep("photo uploaded, not yet saved", (tx) =>
    tx.insert(photos).values({
      id: "p",
      practiceId: made.id,
      uploadedBy: "u",
      small: bytes,
      large: bytes,
      createdAt: now(),
    }),
  );
  const [photo] = await db.select().from(photos).where(eq(photos.id, "p"));
  expect(Buffer.from(photo?.small ?? []).equals(bytes)).toBe(true);
});

test("a unique index that refuses a row is told by name, whichever engine it is", async () => {
  const { slug } = await aPractice();
  const again = await aPractice({ slug }).catch((error: unknown) => error);
  expect(brokenUniqueIndex(again)).toMatch(/practices[._]slug/);
  expect(brokenUniqueIndex(new Error("something else"))).toBeUndefined();
});

test("what db reads it can't write: insert, update and delete are not there", () => {
  expectTypeOf<keyof typeof db>().toEqualTypeOf<"select" | "selectDistinct" | "$count" | "with" | "$with">();
});

test("the log can't be changed or shortened, not even by a writing transaction", async () => {
  const practice = await aPractice();
  const mine = eq(auditEntries.chain, practice.id);
  const changed = bookkeep("benchmark filled", (tx) =>
    tx.update(auditEntries).set({ actorName: "Nobody" }).where(mine),
  );
  await expect(changed).rejects.toThrow();
  await expect(bookkeep("benchmark filled", (tx) => tx.delete(auditEntries).where(mine))).rejects.toThrow();
  expect(await db.select().from(auditEntries).where(mine)).toHaveLength(1);
});
