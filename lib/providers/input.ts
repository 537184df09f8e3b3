import { z } from "zod";
import { neededLineOf } from "@/lib/users/form-text";
import { pmsSystems, providerKinds } from "./choices";

const keysOf = <K extends string>(choices: Record<K, string>) => Object.keys(choices) as [K, ...K[]];

/** What the form of a PMS provider sends. */
export const providerInput = z.object({
  externalId: neededLineOf(64, "Enter the id this provider has in your practice-management system."),
  abbreviation: neededLineOf(20, "Enter the abbreviation your practice-management system shows."),
  name: neededLineOf(100, "Enter the provider's name."),
  kind: z.enum(keysOf(providerKinds), "Choose what this provider is."),
  system: z.enum(keysOf(pmsSystems), "Choose your practice-management system."),
});

export type ProviderInput = z.output<typeof providerInput>;
