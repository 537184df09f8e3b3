import { expect, test } from "vitest";
import { MINUTE, SECOND } from "@/lib/clock";
import { isNumberOf, numberOf } from "@/lib/devices/number";

const NINE = new Date("2026-03-02T09:00:00Z");
const later = (milliseconds: number) => new Date(NINE.getTime() + milliseconds);

const REQUEST = { id: "request", sessionId: "session", lastAttemptAt: NINE };
const number = (at: Date) => numberOf(REQUEST, at).number;

test("the number is four digits, also where it begins with zeros", () => {
  const numbers = Array.from({ length: 100 }, (_, turn) => number(later(turn * 10 * MINUTE)));
  for (const digits of numbers) expect(digits).toMatch(/^\d{4}$/);
  expect(numbers.some((digits) => digits.startsWith("0"))).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(90);
});

test("it stays for ten minutes, counted from the last sign-in, and says when another takes its place", () => {
  expect(numberOf(REQUEST, NINE).renewsAt).toEqual(later(10 * MINUTE));
  expect(number(later(10 * MINUTE - 1))).toBe(number(NINE));
  expect(number(later(10 * MINUTE))).not.toBe(number(NINE));
  expect(numberOf(REQUEST, later(10 * MINUTE)).renewsAt).toEqual(later(20 * MINUTE));
});

test("a number that was just renewed is taken for half a minute more", () => {
  const before = number(NINE);
  const renewed = 10 * MINUTE;
  expect(isNumberOf(REQUEST, before, later(renewed - 1))).toBe(true);
  expect(isNumberOf(REQUEST, before, later(renewed + 30 * SECOND - 1))).toBe(true);
  expect(isNumberOf(REQUEST, before, later(renewed + 30 * SECOND))).toBe(false);
  expect(isNumberOf(REQUEST, number(later(renewed)), later(renewed))).toBe(true);
  expect(isNumberOf(REQUEST, number(later(renewed)), later(renewed - 1))).toBe(false);
});

test("in the first half minute nothing but the number on the screen is taken: none was shown before it", () => {
  const neverShown = number(later(-1));
  expect(neverShown).not.toBe(number(NINE));
  expect(isNumberOf(REQUEST, neverShown, later(10 * SECOND))).toBe(false);
  expect(isNumberOf(REQUEST, number(NINE), later(10 * SECOND))).toBe(true);
  expect(isNumberOf(REQUEST, number(NINE), NINE)).toBe(true);
});

test("another request, and another session of the same request, have another number", () => {
  expect(numberOf({ ...REQUEST, id: "another" }, NINE).number).not.toBe(number(NINE));
  expect(numberOf({ ...REQUEST, sessionId: "another" }, NINE).number).not.toBe(number(NINE));
});

test("what is no number at all is wrong", () => {
  for (const typed of ["", " ", "12", number(NINE).slice(1), `${number(NINE)}0`])
    expect(isNumberOf(REQUEST, typed, NINE)).toBe(false);
});
