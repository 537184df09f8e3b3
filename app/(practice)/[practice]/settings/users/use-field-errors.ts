import { type FocusEvent, useEffect, useState } from "react";
import type { FormState } from "@/app/_server/form-state";
import { readFields } from "./use-watched-form";

/**
 * The errors to show: the server's, and those found on leaving a field by the same schema the server reads with.
 * It is fetched when the first field is left, so that the page itself stays small.
 */
export function useFieldErrors(state: FormState) {
  const [found, setFound] = useState<Record<string, string>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server begins anew
  useEffect(() => setFound({}), [state.at]);
  const leave = async (event: FocusEvent<HTMLFormElement>) => {
    const field = fieldOf(event.target);
    const form = event.currentTarget;
    // An error that appears under a pressed button would move it away from the pointer.
    if (!field || event.relatedTarget?.closest("a, button")) return;
    const { fieldProblem } = await import("./field-problem");
    const problem = fieldProblem(field, readFields(form));
    setFound((others) => ({ ...others, [field]: problem }));
  };
  const errors = Object.fromEntries(
    Object.entries({ ...state.errors, ...found }).filter(([, message]) => message),
  );
  return { errors, leave };
}

function fieldOf(element: Element): string | undefined {
  const text =
    element instanceof HTMLInputElement && !["radio", "checkbox", "file", "range"].includes(element.type);
  if (!text && !(element instanceof HTMLSelectElement)) return undefined;
  return element.id || undefined;
}
