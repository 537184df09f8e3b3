import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { auditHeads } from "@/db/schema/audit";
import { type ChainReport, type NotedHead, verifyChains } from "@/lib/audit/verify";
import { behindTheBack } from "@/tests/support/behind-the-back";
import { aPerson, aPractice, theLogOf } from "@/tests/support/world";

test("untouched chains hold, each with its count and the hash of its head", async () => {
  const practice = await aLog();
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.chain, practice.id));
  expect(await verified(practice)).toEqual({
    chain: practice.id,
    name: practice.name,
    count: 8,
    head: head?.hash,
  });
});

test("a record changed behind the product's back is named", async () => {
  const practice = await aLog();
  await behindTheBack(
    "UPDATE audit_entries SET subject_name = 'Nobody' WHERE chain = ? AND number = 4",
    practice.id,
  );
  expect(await verified(practice)).toMatchObject({
    count: 3,
    problem: "Record 4 was changed after it was written.",
  });
});

test("a record changed with its own hash put right is named by the one after it", async () => {
  const practice = await aLog();
  const [neighbour] = await theLogOf(await aLog());
  const values = [neighbour?.hash ?? "", practice.id];
  await behindTheBack("UPDATE audit_entries SET previous_hash = ? WHERE chain = ? AND number = 5", ...values);
  expect((await verified(practice)).problem).toContain("Record 5");
});

test("a record taken out of the middle is named, and so are several", async () => {
  const [one, several] = [await aLog(), await aLog()];
  await behindTheBack("DELETE FROM audit_entries WHERE chain = ? AND number = 4", one.id);
  await behindTheBack("DELETE FROM audit_entries WHERE chain = ? AND number BETWEEN 3 AND 6", several.id);
  expect(await verified(one)).toMatchObject({ count: 3, problem: "Record 4 is missing." });
  expect(await verified(several)).toMatchObject({ count: 2, problem: "Records 3 to 6 are missing." });
});

test("newest records cut off are named as long as the head is still there", async () => {
  const practice = await aLog();
  await behindTheBack("DELETE FROM audit_entries WHERE chain = ? AND number > 6", practice.id);
  expect(await verified(practice)).toMatchObject({ count: 6, problem: "Records 7 to 8 are missing." });
  await behindTheBack("DELETE FROM audit_heads WHERE chain = ?", practice.id);
  expect((await verified(practice)).problem).toContain("Its head is missing");
});

test("newest records cut off together with the head show only against a head noted elsewhere", async () => {
  const practice = await aLog();
  const log = await theLogOf(practice);
  const noted = { chain: practice.id, number: 8, hash: log[7]?.hash ?? "" };
  await behindTheBack("DELETE FROM audit_entries WHERE chain = ? AND number > 6", practice.id);
  await behindTheBack(
    "UPDATE audit_heads SET number = 6, hash = ? WHERE chain = ?",
    log[5]?.hash ?? "",
    practice.id,
  );
  expect((await verified(practice)).problem).toBeUndefined();
  expect((await verified(practice, [noted])).problem).toBe(
    "Records 7 to 8 are missing. They were there when the head was noted.",
  );
});

test("a chain that is not the one noted earlier, or is gone altogether, is named", async () => {
  const practice = await aLog();
  const other = { chain: practice.id, number: 5, hash: "f".repeat(64) };
  expect((await verified(practice, [other])).problem).toBe(
    "Record 5 is not the one noted earlier: the chain was written anew.",
  );
  const gone = { id: "gone", name: "gone" };
  const report = await verified(gone, [{ chain: "gone", number: 12, hash: "f".repeat(64) }]);
  expect(report.problem).toBe("Nothing is left of this chain, which had 12 records.");
});

/** A practice whose log has eight records. */
async function aLog() {
  const practice = await aPractice();
  for (let number = 2; number <= 8; number++) await aPerson({ at: practice });
  return practice;
}

async function verified(practice: { id: string }, noted: NotedHead[] = []): Promise<ChainReport> {
  for await (const report of verifyChains(noted)) if (report.chain === practice.id) return report;
  throw new Error("The chain was not looked at");
}
