import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { HalfMade, makeDemo, SomebodyElses } from "@/bin/demo/make-demo";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { aPractice } from "@/tests/support/world";

test("a database that holds other practices is left alone", async () => {
  await aPractice();
  await expect(makeDemo()).rejects.toThrow(SomebodyElses);
  expect(await db.select().from(users).where(eq(users.support, true))).toEqual([]);
});

test("a demo that was interrupted while it was being made is not taken for a whole one", async () => {
  await aPractice({ slug: "downtown" });
  await expect(makeDemo()).rejects.toThrow(HalfMade);
});
