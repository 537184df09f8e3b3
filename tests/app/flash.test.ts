import { expect, test } from "vitest";
import { asCookie, flashPath, fromCookie } from "@/app/_server/flash";

test("a message and what follows from it come out of the cookie as they went in", () => {
  const flash = {
    message: "Ada Moreno was saved.",
    more: ["She can now sign forms."],
    tone: "success",
  } as const;
  expect(fromCookie(asCookie({ ...flash, more: [...flash.more] }))).toEqual(flash);
});

test("of more than a cookie holds, the first sentences are kept", () => {
  const more = Array.from({ length: 12 }, (_, index) => `${index}: ${"\u{1f9b7}".repeat(100)}`);
  const value = asCookie({ message: "Saved.", more });
  expect(encodeURIComponent(value).length).toBeLessThan(4000);
  const kept = fromCookie(value)?.more ?? [];
  expect(kept.length).toBeGreaterThan(0);
  expect(kept).toEqual(more.slice(0, kept.length));
});

test.each([
  "",
  "{",
  "null",
  "7",
  "[]",
  '{"message":7}',
  '{"message":"x","more":5}',
  '{"message":"x","tone":"evil"}',
])("a cookie that says %s says nothing", (value) => expect(fromCookie(value)).toBeUndefined());

test("a message goes to pages of the practice gone to alone, so that a tab on another one tells nothing of it", () => {
  expect(flashPath("/downtown/settings/users?q=a")).toBe("/downtown");
  expect(flashPath("/downtown")).toBe("/downtown");
  expect(flashPath("/")).toBe("/");
  for (const odd of ["", "//evil.example", "https://evil.example", "/a;b=c"])
    expect(flashPath(odd)).toMatch(/^\/a?$/);
});
