import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/clock";
import {
  afterWrongNumber,
  asksAgainAt,
  isFreshReset,
  isTrusted,
  mayMailAgain,
  needsNumber,
  REQUEST_LIFE,
  standingOf,
} from "@/lib/devices/rules";

const NINE = new Date("2026-03-02T09:00:00Z");
const later = (milliseconds: number) => new Date(NINE.getTime() + milliseconds);

const OPEN = {
  state: "open" as const,
  expiresAt: later(REQUEST_LIFE),
  closedAt: null,
  usedAt: null,
  lapsedAt: null,
};
const APPROVED = { ...OPEN, state: "approved" as const, closedAt: NINE };

test("a request is open for 24 hours to the millisecond, whether or not housekeeping came by", () => {
  expect(standingOf(OPEN, NINE)).toBe("open");
  expect(standingOf(OPEN, later(DAY - 1))).toBe("open");
  expect(standingOf(OPEN, later(DAY))).toBe("expired");
  expect(standingOf(OPEN, later(DAY + 1))).toBe("expired");
});

test("an approval can be used for 12 hours to the millisecond, then it has lapsed", () => {
  expect(standingOf(APPROVED, NINE)).toBe("approved");
  expect(standingOf(APPROVED, later(12 * HOUR - 1))).toBe("approved");
  expect(standingOf(APPROVED, later(12 * HOUR))).toBe("lapsed");
});

test("an approval that was used says so for ever, and one that was taken back is none", () => {
  expect(standingOf({ ...APPROVED, usedAt: later(HOUR) }, later(2 * HOUR))).toBe("used");
  expect(standingOf({ ...APPROVED, usedAt: later(HOUR) }, later(3 * DAY))).toBe("used");
  expect(standingOf({ ...APPROVED, lapsedAt: later(HOUR) }, later(2 * HOUR))).toBe("lapsed");
  expect(standingOf({ ...APPROVED, closedAt: null }, NINE)).toBe("lapsed");
});

test("what was declined, withdrawn or expired stays so at any time, also before it happened", () => {
  for (const state of ["declined", "withdrawn", "expired"] as const)
    for (const at of [later(-DAY), NINE, later(DAY), later(400 * DAY)])
      expect(standingOf({ ...OPEN, state, closedAt: NINE }, at)).toBe(state);
});

test("a device is trusted for as many days after its last use as the practice says, unless it was revoked or never approved", () => {
  const pair = { trustedAt: later(-90 * DAY), revokedAt: null, lastSeenAt: NINE };
  expect(isTrusted(pair, 30, later(30 * DAY - 1))).toBe(true);
  expect(isTrusted(pair, 30, later(30 * DAY))).toBe(false);
  expect(isTrusted(pair, 90, later(30 * DAY))).toBe(true);
  expect(isTrusted({ ...pair, trustedAt: null }, 30, NINE)).toBe(false);
  expect(isTrusted({ ...pair, revokedAt: later(-DAY) }, 30, NINE)).toBe(false);
  expect(isTrusted(undefined, 30, NINE)).toBe(false);
});

test("a declined device may ask again fifteen minutes later", () => {
  expect(asksAgainAt(NINE)).toEqual(later(15 * MINUTE));
});

test("the number may be left out where the practice never asks, or where the person is absent and it allows that", () => {
  const asked = (["always", "unless_absent", "never"] as const).map((rule) => [
    rule,
    needsNumber(rule, false),
    needsNumber(rule, true),
  ]);
  expect(asked).toEqual([
    ["always", true, true],
    ["unless_absent", true, false],
    ["never", false, false],
  ]);
});

test("two wrong numbers are counted; the third closes the field for ten minutes, and counting begins anew", () => {
  expect(afterWrongNumber(0, NINE)).toEqual({ wrongNumbers: 1, numberClosedUntil: null });
  expect(afterWrongNumber(1, NINE)).toEqual({ wrongNumbers: 2, numberClosedUntil: null });
  expect(afterWrongNumber(2, NINE)).toEqual({ wrongNumbers: 0, numberClosedUntil: later(10 * MINUTE) });
});

test("a request is worth a mail at once, and again after ten minutes", () => {
  expect(mayMailAgain(null, NINE)).toBe(true);
  expect(mayMailAgain(NINE, later(10 * MINUTE - 1))).toBe(false);
  expect(mayMailAgain(NINE, later(10 * MINUTE))).toBe(true);
});

test("a password chosen by a mailed link is fresh for 24 hours", () => {
  expect(isFreshReset(null, NINE)).toBe(false);
  expect(isFreshReset(NINE, NINE)).toBe(true);
  expect(isFreshReset(NINE, later(DAY - 1))).toBe(true);
  expect(isFreshReset(NINE, later(DAY))).toBe(false);
});
