import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { disconnect } from "@/db/connection";
import { practices } from "@/db/schema/practices";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { change } from "@/lib/audit/change";
import { aPractice, theLogOf } from "@/tests/support/world";

test("twelve writers at once take turns: no increment is lost", async () => {
  const { id } = await aPractice();
  const increment = () =>
    bookkeep("benchmark filled", async (tx) => {
      const [row] = await tx
        .select({ version: practices.version })
        .from(practices)
        .where(eq(practices.id, id));
      await tx
        .update(practices)
        .set({ version: (row?.version ?? 0) + 1 })
        .where(eq(practices.id, id));
    });
  await Promise.all(Array.from({ length: 12 }, increment));
  const [row] = await db.select().from(practices).where(eq(practices.id, id));
  expect(row?.version).toBe(13);
});

test("as many at once as four servers have connections to Postgres all get their turn", async () => {
  const practice = await aPractice();
  await disconnect();
  process.env.PG_POOL = "40";
  const visitor = { kind: "visitor", address: "192.0.2.7", userAgent: "" } as const;
  const refused = () =>
    change(visitor, "sign-in.refused", async (_, about) =>
      about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id }),
    );
  await Promise.all(Array.from({ length: 200 }, refused));
  expect(await theLogOf(practice)).toHaveLength(201);
});

test("readers don't see half a change, and db inside the change sees what it wrote", async () => {
  const { id } = await aPractice({ name: "Before" });
  const nameOutside = async () => (await db.select().from(practices).where(eq(practices.id, id)))[0]?.name;
  const looked = Promise.withResolvers<void>();
  const writing = bookkeep("benchmark filled", async (tx) => {
    await tx.update(practices).set({ name: sql`'After'` }).where(eq(practices.id, id));
    expect(await nameOutside()).toBe("After");
    looked.resolve();
    await afterwards.promise;
  });
  const afterwards = Promise.withResolvers<void>();
  await looked.promise;
  expect(await nameOutside()).toBe("Before");
  afterwards.resolve();
  await writing;
  expect(await nameOutside()).toBe("After");
});
