import { z } from "zod";
import { featureKey } from "@/lib/auth/features";
import { practiceInput } from "@/lib/practices/input";
import { slugProblem } from "@/lib/practices/slug-rules";
import { idOrNone, lineOf, neededLineOf } from "@/lib/users/form-text";
import { signInEmail } from "@/lib/users/login-text";

const LONGEST_NAME = 100;

/** Why support does it, for the practice's log; null where nothing was typed. */
const reason = lineOf(300).default(null);
const slug = z.string().transform((text, context) => {
  const typed = text.trim().toLowerCase();
  const message = slugProblem(typed);
  if (message) context.addIssue({ code: "custom", message });
  return message ? z.NEVER : typed;
});

export const groupInput = z.object({ name: neededLineOf(LONGEST_NAME, "Enter the group's name.") });

export const newPracticeInput = z.object({
  groupId: idOrNone("Choose a group of the list.")
    .refine(Boolean, "Choose a group of the list.")
    .transform(String),
  name: neededLineOf(LONGEST_NAME, "Enter the practice's name."),
  slug,
  timeZone: practiceInput.shape.timeZone,
});
export type NewPracticeInput = z.output<typeof newPracticeInput>;

export const practiceNameInput = z.object({
  name: neededLineOf(LONGEST_NAME, "Enter the practice's name."),
});

/** Closing, reopening, Group Admin: nothing but the reason. */
export const reasonInput = z.object({ reason });

export const adminInput = z.object({
  name: neededLineOf(LONGEST_NAME, "Enter the person's name."),
  email: signInEmail,
  reason,
});
export type AdminInput = z.output<typeof adminInput>;

/** `seen`: what was set when the form was filled, so that nobody else's change is overwritten unseen. */
export const signingInput = z.object({
  roles: z.array(z.string().max(40)).default([]),
  seen: z.string().max(5000),
});

/** `open`: the features the practice may use. */
export const featuresInput = z.object({
  open: z.array(z.enum(featureKey.map(({ name }) => name))).default([]),
  seen: z.string().max(500),
});

/** What decides a login request: the number or the password in its place, and why, which the practice's log keeps. */
export const decisionReason = neededLineOf(300, "Say why, for the practice's log.");
