import { expect, test } from "vitest";
import { sourcesOf } from "./sources";

const sources = sourcesOf("app", "lib", "db", "emails");
const sizes = sources.map(({ lines }) => lines).sort((one, other) => one - other);
const share = (part: number) => sizes[Math.floor((sizes.length - 1) * part)] ?? Number.NaN;

test("there are sources to measure on every floor", () => {
  for (const floor of ["app", "lib", "db", "emails"]) expect(sourcesOf(floor), floor).not.toHaveLength(0);
});

test("half the files have at most 50 lines, nine in ten at most 120", () => {
  expect(share(0.5)).toBeLessThanOrEqual(50);
  expect(share(0.9)).toBeLessThanOrEqual(120);
});

test("no file has more than 250 lines", () => {
  expect(sources.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
    [],
  );
});
