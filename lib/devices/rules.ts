import { DAY, HOUR, MINUTE } from "@/lib/clock";

// The numbers of product.md, section 4.
export const REQUEST_LIFE = 24 * HOUR;
export const APPROVAL_LIFE = 12 * HOUR;
export const NUMBER_LIFE = 10 * MINUTE;
export const MAIL_PAUSE = 10 * MINUTE;
export const ASK_AGAIN_AFTER = 15 * MINUTE;
export const MOST_OPEN = 5;
export const MOST_AN_HOUR = 20;
/** Half a practice's share: who cancels and asks anew must not keep everybody else from asking. */
export const MOST_AN_HOUR_EACH = 10;
export const MOST_WRONG_NUMBERS = 3;
export const NUMBER_CLOSED_FOR = 10 * MINUTE;
export const RESET_IS_FRESH = DAY;

export type NumberRule = "always" | "unless_absent" | "never";

/** What a login request is at a moment: its state, and what time has made of it since. */
export type Standing = "open" | "expired" | "approved" | "used" | "lapsed" | "declined" | "withdrawn";

type Request = {
  state: "open" | "approved" | "declined" | "expired" | "withdrawn";
  expiresAt: Date;
  closedAt: Date | null;
  usedAt: Date | null;
  lapsedAt: Date | null;
};

/** How a request stands at a moment. Nothing that ended by time waits for housekeeping to say so. */
export function standingOf({ state, expiresAt, closedAt, usedAt, lapsedAt }: Request, at: Date): Standing {
  if (state === "open") return at < expiresAt ? "open" : "expired";
  if (state !== "approved") return state;
  if (usedAt) return "used";
  return lapsedAt || !closedAt || at >= after(closedAt, APPROVAL_LIFE) ? "lapsed" : "approved";
}

/** Whether a device is trusted for a user: approved, not revoked, and used in the last so many days. */
export function isTrusted(
  pair: { trustedAt: Date | null; revokedAt: Date | null; lastSeenAt: Date } | undefined,
  trustDays: number,
  at: Date,
): boolean {
  if (!pair?.trustedAt || pair.revokedAt) return false;
  return at < after(pair.lastSeenAt, trustDays * DAY);
}

/** From when on a device whose request was declined may ask again. */
export function asksAgainAt(declinedAt: Date): Date {
  return after(declinedAt, ASK_AGAIN_AFTER);
}

/** Whether an Admin who approves has to type the number: a practice may do without, or leave a way for who has left the screen. */
export function needsNumber(rule: NumberRule, absent: boolean): boolean {
  return rule !== "never" && !(absent && rule === "unless_absent");
}

/** What a wrong number makes of the count: the third closes the field for 10 minutes, and counting begins anew. */
export function afterWrongNumber(wrongNumbers: number, at: Date) {
  const wrong = wrongNumbers + 1;
  if (wrong < MOST_WRONG_NUMBERS) return { wrongNumbers: wrong, numberClosedUntil: null };
  return { wrongNumbers: 0, numberClosedUntil: after(at, NUMBER_CLOSED_FOR) };
}

/** Whether a request is worth a mail again. */
export function mayMailAgain(lastMailedAt: Date | null, at: Date): boolean {
  return !lastMailedAt || at >= after(lastMailedAt, MAIL_PAUSE);
}

/** Whether a password was chosen by a mailed link so lately that it deserves a second look. */
export function isFreshReset(passwordResetAt: Date | null, at: Date): boolean {
  return passwordResetAt !== null && at < after(passwordResetAt, RESET_IS_FRESH);
}

export function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
