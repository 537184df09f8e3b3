import { z } from "zod";

const LONGEST = 5000;

/** What the form sends that approves a login request: the number as it was read out, with or without blanks. */
export const approveInput = z.object({
  number: z
    .string()
    .max(LONGEST)
    .default("")
    .transform((typed) => typed.replace(/\D/g, "")),
  absent: z.literal("on").optional(),
  password: z.string().max(LONGEST).default(""),
});

/** What the forms send that decline one. */
export const declineInput = z.object({ secure: z.enum(["yes", ""]).default("") });
