import { z } from "zod";
import { lineOf, neededLineOf } from "@/lib/users/form-text";
import { LONGEST_NAME } from "@/lib/users/input";

/** The typed fields of the profile, as lib/users/input.ts reads them. */
export const profileChecks = z.object({
  name: neededLineOf(LONGEST_NAME, "Enter a name."),
  publicName: lineOf(LONGEST_NAME),
});
