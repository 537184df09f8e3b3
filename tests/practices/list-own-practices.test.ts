import { expect, test } from "vitest";
import { now } from "@/lib/clock";
import { listOwnPractices, PRACTICES_AT_ONCE } from "@/lib/practices/list-own-practices";
import { noteVisit } from "@/lib/practices/note-visit";
import { alsoAt, aPerson, aPractice, at, becomes, signedIn, turns } from "@/tests/support/world";

const names = ({ practices }: { practices: { name: string }[] }) => practices.map(({ name }) => name);

/** Somebody at four practices, standing at the first. */
async function somebodyAtFour() {
  const home = await aPractice({ name: "Home" });
  const { groupId } = home;
  const others = [
    await aPractice({ name: "Uptown", groupId }),
    await aPractice({ name: "Harbor", groupId }),
    await aPractice({ name: "Éclat", groupId }),
  ];
  const person = await aPerson({ at: home, can: ["admin"] });
  for (const other of others) await alsoAt(person, other);
  return { home, others, person };
}

test("Switch practice offers the practice one is at, then the last used, then the others by name", async () => {
  const { home, others, person } = await somebodyAtFour();
  const [uptown, harbor] = others;
  expect(names(await listOwnPractices(await signedIn(person, home)))).toEqual([
    "Home",
    "Harbor",
    "Uptown",
    "Éclat",
  ]);
  at("2026-03-02 09:00");
  await noteVisit(await signedIn(person, harbor ?? home), home.id);
  at("2026-03-02 09:10");
  await noteVisit(await signedIn(person, uptown ?? home), harbor?.id ?? null);
  const list = await listOwnPractices(await signedIn(person, home));
  expect(names(list)).toEqual(["Home", "Uptown", "Harbor", "Éclat"]);
  expect(list.practices.map(({ admin }) => admin)).toEqual([true, false, false, false]);
});

test("It finds a practice by parts of its name, whatever case and accents", async () => {
  const { home, person } = await somebodyAtFour();
  const member = await signedIn(person, home);
  expect(await listOwnPractices(member, "ECL")).toMatchObject({
    practices: [{ name: "Éclat" }],
    orMore: false,
  });
  expect(names(await listOwnPractices(member, "o"))).toEqual(["Home", "Harbor", "Uptown"]);
  for (const q of ["home harbor", "%", "\0", "\uD800"])
    expect(await listOwnPractices(member, q)).toEqual({ practices: [], orMore: false });
});

test("A closed practice is not offered, nor one that was left, nor a neighbour of the group", async () => {
  const { home, others, person } = await somebodyAtFour();
  await aPractice({ name: "Neighbour", groupId: home.groupId });
  const [uptown, harbor] = others;
  if (uptown) await turns(uptown, { closedAt: now() });
  await becomes(person, { lastPracticeId: harbor?.id ?? null });
  expect(names(await listOwnPractices(await signedIn(person, home)))).toEqual(["Home", "Harbor", "Éclat"]);
});

test("Of many practices fifty are told at once, and the rest by page", async () => {
  const home = await aPractice({ name: "A home" });
  const person = await aPerson({ at: home });
  for (let number = 0; number < PRACTICES_AT_ONCE + 2; number++)
    await alsoAt(
      person,
      await aPractice({ name: `B ${String(number).padStart(3, "0")}`, groupId: home.groupId }),
    );
  const member = await signedIn(person, home);
  const first = await listOwnPractices(member);
  expect(first.practices).toHaveLength(PRACTICES_AT_ONCE);
  expect(first.orMore).toBe(true);
  expect(names(await listOwnPractices(member, "", 2))).toEqual(["B 049", "B 050", "B 051"]);
  expect(names(await listOwnPractices(member, "", 3))).toEqual([]);
});
