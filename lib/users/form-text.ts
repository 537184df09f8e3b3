import { z } from "zod";
import { tidy } from "@/lib/text";

// Control characters, and those that turn the direction of what follows: neither can be seen, both can mislead.
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/u;

/** A form's field as it came: refused when it holds characters nobody can see. */
export const shownText = z
  .string()
  .max(5000, "This is too long. Shorten it.")
  .refine((text) => text.isWellFormed() && !UNSEEN.test(text), {
    error: "This has characters that can't be shown. Type it again instead of pasting it.",
    abort: true,
  });

/** One line somebody typed, tidied, of at most so many characters as people count them; null when there is nothing to see. */
export function lineOf(longest: number) {
  return shownText
    .transform((text) => tidy(text))
    .refine((text) => [...text].length <= longest, `Use ${longest} characters or fewer.`)
    .transform((text) => (isBlank(text) ? null : text));
}

/** The same, but it has to be there. */
export function neededLineOf(longest: number, missing: string) {
  return lineOf(longest).transform((text, context) => {
    if (text !== null) return text;
    context.addIssue({ code: "custom", message: missing });
    return z.NEVER;
  });
}

/** An id of ours, or nothing. Anything else can't be one. */
export function idOrNone(wrong: string) {
  return z
    .string()
    .refine((text) => text === "" || isId(text), wrong)
    .transform((text) => text || null);
}

/** Whether a text has the shape of our ids: what has not need not be looked up. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function isBlank(text: string): boolean {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\s]/gu, "") === "";
}
