import { expect, test } from "vitest";
import { extensionsInWords, parseExtensions, writeExtensions } from "@/lib/users/extensions";

function kept(typed: string): string {
  const read = parseExtensions(typed);
  return typeof read === "string" ? `refused: ${read}` : writeExtensions(read);
}

test.each([
  ["", ""],
  ["   ", ""],
  ["101", "101"],
  ["101,102", "101,102"],
  [" 101 , 102,101 ", "101,102"],
  ["101 102", "101,102"],
  ["0101", "0101"],
  ["12345678", "12345678"],
  ["１０１", "101"],
  ["*", "*"],
  ["*,-105,-106", "*,-105,-106"],
  ["* -105", "*,-105"],
  ["*-105,-106", "*,-105,-106"],
  ["* , –105 , −106, -105", "*,-105,-106"],
])("‘%s’ is kept as ‘%s’", (typed, expected) => {
  expect(kept(typed)).toBe(expected);
});

test.each([
  ["123456789", "1–8 digits"],
  ["12a", "1–8 digits"],
  ["101;102", "separated by commas"],
  ["-105", "go after a *"],
  ["101,-105", "go after a *"],
  ["101,*", "write it first"],
  ["*,101", "write -101"],
  ["*,*", "only exclusions"],
  ["**", "1–8 digits"],
  ["*,-123456789", "only exclusions"],
  [Array.from({ length: 51 }, (_, number) => number).join(","), "50 extensions or fewer"],
])("‘%s’ is refused: %s", (typed, words) => {
  expect(kept(typed)).toContain(`refused: `);
  expect(kept(typed)).toContain(words);
});

test("a sentence speaks of extensions in words", () => {
  expect(extensionsInWords("101,102")).toBe("extension 101, 102");
  expect(extensionsInWords("*")).toBe("all extensions");
  expect(extensionsInWords("*,-105")).toBe("all extensions but 105");
});
