import { expect, test } from "vitest";
import { landingOf } from "@/lib/auth/landing";
import { noteVisit } from "@/lib/practices/note-visit";
import { alsoAt, aPerson, aPractice, signedIn, theLogOf } from "@/tests/support/world";

test("The practice used last is where the next sign-in lands, and leaves no line in the log", async () => {
  const [home, other] = [await aPractice(), await aPractice()];
  const person = await aPerson({ at: home });
  await alsoAt(person, other);
  const there = await signedIn(person, other);
  const before = (await theLogOf(other)).length;
  expect(await landingOf(person.id)).toBe(`/${home.slug}`);
  await noteVisit(there, null);
  expect(await landingOf(person.id)).toBe(`/${other.slug}`);
  expect(await theLogOf(other)).toHaveLength(before);
});
