import { randomInt } from "node:crypto";

// Without 0 and O, 1, I and L, and U, which handwriting makes a V.
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const GROUPS = 4;
const GROUP = 4;

/** A new code of 78 random bits, in groups that are read out and typed with ease: "K7QF-2M9X-8RTC-VD3H". */
export function newRecoveryCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** A code as it is kept and compared by: small letters, blanks and other dashes don't matter. */
export function plainCode(typed: string): string {
  return typed
    .slice(0, 200)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}
