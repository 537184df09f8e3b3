import { type FocusEvent, useEffect, useState } from "react";
import type { z } from "zod";
import type { FormState } from "@/app/_server/form-state";

/**
 * The errors to show: the server's, and those found on leaving a field by the same schema the server reads with.
 * It is fetched when the first field is left, so that the page itself stays small.
 */
export function useSchemaErrors(state: FormState, fetchSchema: () => Promise<z.ZodObject>) {
  const [found, setFound] = useState<Record<string, string>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server begins anew
  useEffect(() => setFound({}), [state.at]);
  const leave = async ({ target, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    const { name, value } = target as Partial<HTMLInputElement>;
    // An error that appears under a pressed button would move it away from the pointer.
    if (!name || relatedTarget?.closest("a, button")) return;
    const field = (await fetchSchema()).shape[name];
    if (!field) return;
    const checked = (field as z.ZodType).safeParse(value);
    setFound((others) => ({ ...others, [name]: checked.error?.issues[0]?.message ?? "" }));
  };
  const all = Object.entries({ ...state.errors, ...found }).filter(([, message]) => message);
  return { errors: Object.fromEntries(all), leave };
}

/** What stands in the fields: what was typed, or what is saved. */
export function shownValues(state: FormState, saved: Record<string, string>): Record<string, string> {
  if (Object.keys(state.values).length === 0) return saved;
  return Object.fromEntries(
    Object.entries(state.values).map(([name, value]) => [name, [value].flat()[0] ?? ""]),
  );
}
