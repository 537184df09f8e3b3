import { expect, test } from "vitest";
import { behindTheBack } from "@/tests/support/behind-the-back";
import { endOf, runScript } from "@/tests/support/run-script";
import { aPerson, aPractice, theLogOf } from "@/tests/support/world";

test("the command prints every chain with its count and head, and fails with the first broken record named", async () => {
  const practice = await aPractice({ name: "Downtown" });
  await aPerson({ at: practice });
  const head = (await theLogOf(practice)).at(-1)?.hash;
  const noted = `${practice.id}:2:${head}`;
  const good = await verify("--expect", noted);
  expect(good).toMatchObject({ code: 0 });
  expect(good.printed).toContain(`holds   Downtown  2 records  ${noted}`);
  expect(good.printed).toContain("The audit log holds.");

  await behindTheBack(
    "UPDATE audit_entries SET actor_name = 'Nobody' WHERE chain = ? AND number = 1",
    practice.id,
  );
  const bad = await verify();
  expect(bad.code).toBe(1);
  expect(bad.printed).toContain("BROKEN  Downtown  0 records");
  expect(bad.printed).toContain("Record 1 was changed after it was written.");
  expect(bad.printed).toContain("The audit log does not hold: 1 of its chains is broken.");
  expect(bad.printed).toContain("Records cut off at the end can't be seen from inside.");
});

test("what it doesn't understand it refuses with its usage", async () => {
  expect(await verify("--expect", "downtown")).toMatchObject({
    code: 2,
    complained: expect.stringContaining("Usage:"),
  });
});

function verify(...given: string[]) {
  return endOf(runScript("bin/audit-verify.ts", given));
}
