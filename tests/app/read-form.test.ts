import { expect, test } from "vitest";
import { z } from "zod";
import { typedValues } from "@/app/_server/form-state";
import { readForm } from "@/app/_server/read-form";
import { userInput } from "@/lib/users/input";

const schema = z.object({ name: z.string(), roles: z.array(z.string()).default([]) });

test("a form is read by its schema, a list as a list", () => {
  const form = formOf(["name", "Ada"], ["roles", "a"], ["roles", "b"], ["$ACTION_KEY", "k"]);
  expect(readForm(schema, form)).toEqual({ name: "Ada", roles: ["a", "b"] });
});

test.each(["isAdmin", "constructor", "toString", "__proto__"])("a field called %s is refused", (field) => {
  expect(() => readForm(schema, formOf(["name", "Ada"], [field, "1"]))).toThrow(/don't belong/);
});

test("a field that came twice is refused", () => {
  expect(() => readForm(schema, formOf(["name", "Ada"], ["name", "Ben"]))).toThrow(/don't belong/);
});

test("what was typed goes back as a plain object, whatever the fields are called", () => {
  const values = typedValues(formOf(["name", "Ada"], ["__proto__", "x"], ["__proto__", "y"]));
  expect(values).toEqual({ name: "Ada" });
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
});

test("40,000 fields are refused and given back in a moment", () => {
  const form = formOf(...Array.from({ length: 40_000 }, (_, index): [string, string] => [`f${index}`, ""]));
  const started = performance.now();
  expect(() => readForm(schema, form)).toThrow(/don't belong/);
  expect(() => readForm(userInput, form)).toThrow(/don't belong/);
  expect(Object.keys(typedValues(form))).toHaveLength(40_000);
  expect(performance.now() - started).toBeLessThan(6000);
});

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
