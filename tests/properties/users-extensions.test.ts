import fc from "fast-check";
import { expect, test } from "vitest";
import { type Extensions, parseExtensions, writeExtensions } from "@/lib/users/extensions";

const number = fc.stringMatching(/^[0-9]{1,8}$/);
const numbers = fc.uniqueArray(number, { maxLength: 40 });
const extensions: fc.Arbitrary<Extensions> = fc.oneof(
  numbers.map((only): Extensions => ({ all: false, only })),
  numbers.map((except): Extensions => ({ all: true, except })),
);

test("extensions come back as they were written", () => {
  fc.assert(
    fc.property(extensions, (given) => {
      expect(parseExtensions(writeExtensions(given))).toEqual(given);
    }),
  );
});

test("whatever is typed is read the same again once kept, or refused in words", () => {
  const signs = fc.string({ unit: fc.constantFrom("1", "0", "5", "*", "-", ",", " ", "x") });
  fc.assert(
    fc.property(fc.oneof(fc.string(), signs), (text) => {
      const read = parseExtensions(text);
      if (typeof read === "string") expect(read).toMatch(/\.$/);
      else expect(parseExtensions(writeExtensions(read))).toEqual(read);
    }),
  );
});
