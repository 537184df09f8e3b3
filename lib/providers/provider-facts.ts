import type { Facts } from "@/db/schema/audit";
import { pmsSystems, providerKinds } from "./choices";
import type { ProviderInput } from "./input";

/** A provider as the log keeps it. */
export function factsOf({ externalId, abbreviation, name, kind, system }: ProviderInput): Facts {
  return {
    "External ID": externalId,
    Abbreviation: abbreviation,
    Name: name,
    Kind: providerKinds[kind],
    System: pmsSystems[system],
  };
}

/** What differs between two versions of a provider, before and after; undefined when nothing does. */
export function factsOfChange(before: ProviderInput, after: ProviderInput) {
  const [was, is] = [factsOf(before), factsOf(after)];
  const labels = Object.keys(was).filter((label) => was[label] !== is[label]);
  const only = (facts: Facts) => Object.fromEntries(labels.map((label) => [label, facts[label] ?? null]));
  return labels.length > 0 ? { before: only(was), after: only(is) } : undefined;
}
