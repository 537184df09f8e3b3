import { z } from "zod";
import { partNames } from "@/lib/groups/settings-parts";
import { isId } from "@/lib/users/form-text";

const MOST = 10_000;
const practiceId = z.string().refine(isId, "Choose one of your practices.");

/** What every form that copies sends: from where, to where, and whether to show what would change or to do what was shown. */
const copying = {
  from: practiceId,
  to: z.array(practiceId).max(MOST).default([]),
  all: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
  act: z.enum(["preview", "copy"]).default("preview"),
  /** The mark of the preview that is to be carried out. */
  shown: z.string().max(100).default(""),
};

export const copySettingsInput = z.object({
  ...copying,
  parts: z
    .array(z.enum(partNames))
    .default([])
    .refine((parts) => parts.length > 0, "Choose what to copy."),
});

export const copyMembershipInput = z.object({
  ...copying,
  user: z.string().refine(isId, "Choose somebody of the list of people."),
});
