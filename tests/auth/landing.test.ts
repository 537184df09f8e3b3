import { expect, test } from "vitest";
import { internalPath, landingOf } from "@/lib/auth/landing";
import { now } from "@/lib/clock";
import { alsoAt, aPerson, aPractice, becomes, turns } from "@/tests/support/world";

test("one lands on the practice used last, else at home", async () => {
  const home = await aPractice();
  const other = await aPractice({ groupId: home.groupId });
  const ada = await aPerson({ at: home });
  await alsoAt(ada, other);
  expect(await landingOf(ada.id)).toBe(`/${home.slug}`);
  await becomes(ada, { lastPracticeId: other.id });
  expect(await landingOf(ada.id)).toBe(`/${other.slug}`);
});

test("a practice that closed, or that one left, is no place to land", async () => {
  const home = await aPractice();
  const other = await aPractice({ groupId: home.groupId });
  const ada = await aPerson({ at: home });
  await becomes(ada, { lastPracticeId: other.id });
  expect(await landingOf(ada.id)).toBe(`/${home.slug}`);
  await turns(home, { closedAt: now() });
  expect(await landingOf(ada.id)).toBeUndefined();
});

test("what follows sign-in is a page of this server, or nothing", () => {
  expect(internalPath("/downtown/settings/users?q=a%2Fb&page=2#x")).toBe(
    "/downtown/settings/users?q=a%2Fb&page=2#x",
  );
  const elsewhere = [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/a\r\nSet-Cookie: x",
    "/\0",
    "/..//evil.example",
    "/.//evil.example",
    "/a/%2e%2e//evil.example",
    "javascript:alert(1)",
    "downtown",
    "",
    " /downtown",
    "/\uD800",
    `/${"x".repeat(3000)}`,
  ];
  for (const next of elsewhere) expect(internalPath(next)).toBeUndefined();
});
