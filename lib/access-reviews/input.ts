import { z } from "zod";
import { tidy } from "@/lib/text";
import { reviewDecisions } from "./decisions";

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

/** What “keep everybody on this page” sends: the numbers of the lines that were shown. */
export const pageInput = z.object({ number: z.array(z.coerce.number().int().positive()).min(1).max(100) });

/** What signing off sends. `rest`: whoever was not decided on is left unreviewed. */
export const signInput = z.object({ remark, rest: z.literal("on").optional() });
export type SignInput = z.output<typeof signInput>;
