import { expect, test } from "vitest";
import { hashOfEntry } from "@/lib/audit/chain";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { aPerson, aPractice, signedIn, theLogOf } from "@/tests/support/world";

test("every change leaves a line, and each line holds the hash of the one before", async () => {
  const practice = await aPractice();
  const person = await aPerson({ at: practice, can: ["admin"] });
  const actor = await signedIn(person, practice);
  expect(actor.permissions.admin).toBe(true);
  const log = await theLogOf(practice);
  const events = ["practice.created", "user.created", "session.opened", "device.trusted"];
  expect(log.map((entry) => entry.event)).toEqual(events);
  for (const [index, entry] of log.entries()) {
    expect(entry.hash).toBe(hashOfEntry(entry));
    if (index > 0) expect(entry.previousHash).toBe(log[index - 1]?.hash);
  }
});

test("a change that throws leaves neither the work nor a line", async () => {
  const practice = await aPractice();
  const before = await theLogOf(practice);
  const broken = change(system("tests"), "practice.changed", async (_, about) => {
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
    throw new Error("no");
  });
  await expect(broken).rejects.toThrow("no");
  expect(await theLogOf(practice)).toEqual(before);
});

test("a change that notes nothing is refused, and so is a change inside a change", async () => {
  await expect(change(system("tests"), "practice.changed", async () => undefined)).rejects.toThrow(
    "noted nothing",
  );
  const nested = change(system("tests"), "practice.changed", () =>
    change(system("tests"), "practice.changed", async () => undefined),
  );
  await expect(nested).rejects.toThrow("inside a change");
});
