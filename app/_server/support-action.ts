import type { z } from "zod";
import type { Support } from "@/lib/auth/support";
import { type BoundTexts, throughDoor } from "./at-the-door";
import { currentGate } from "./current-actor";
import { currentSupport } from "./current-support";
import { readForm } from "./read-form";
import type { Outcome } from "./settled";

const door = {
  gate: () => currentGate(""),
  actor: () => currentSupport(),
  admit: (support: Support) => support,
};

/** Makes a server action of the support console: action()'s twin, with the same laws. For everybody else it isn't there. */
export function supportAction<S extends z.ZodType>(
  schema: S,
  run: (support: Support, input: z.output<S>, bound: BoundTexts) => Promise<Outcome>,
) {
  return throughDoor(door, (support, form, bound: BoundTexts) => run(support, readForm(schema, form), bound));
}
