import { z } from "zod";
import { reviewDecisions } from "@/db/schema/access-reviews";
import { tidy } from "@/lib/text";

const LONGEST = 500;

const remark = z
  .string()
  .max(5000, "This is too long. Shorten it.")
  .default("")
  .transform((text) => tidy(text.toWellFormed().replaceAll("\0", "")))
  .refine((text) => [...text].length <= LONGEST, `Use ${LONGEST} characters or fewer.`);

/** What the form of one person sends: the button that was pressed, and a remark. */
export const lineInput = z.object({
  decision: z.enum(reviewDecisions, "Choose Keep, Change or Deactivate."),
  remark,
});
export type LineInput = z.output<typeof lineInput>;

/** What signing off sends. `rest`: whoever was not decided on is left unreviewed. */
export const signInput = z.object({ remark, rest: z.literal("on").optional() });
export type SignInput = z.output<typeof signInput>;

export const DECISION_LABELS = { keep: "Keep", change: "Change", deactivate: "Deactivate" } as const;
export type Decision = keyof typeof DECISION_LABELS;
