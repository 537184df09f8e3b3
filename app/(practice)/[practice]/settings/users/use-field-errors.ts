import { type FocusEvent, type FormEvent, useEffect, useState } from "react";
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
  const all = { ...state.errors, ...found };
  const errors = Object.fromEntries(Object.entries(all).filter(([, message]) => message));
  const check = async (field: string, form: HTMLFormElement) => {
    const { fieldProblem } = await import("./field-problem");
    const problem = fieldProblem(field, readFields(form));
    setFound((others) => ({ ...others, [field]: problem }));
  };
  // An error that appears under a pressed button would move it away from the pointer.
  const leave = (event: FocusEvent<HTMLFormElement>) => {
    const field = fieldOf(event.target);
    if (field && !event.relatedTarget?.closest("a, button")) void check(field, event.currentTarget);
  };
  // What is being mended says so at once.
  const mend = (event: FormEvent<HTMLFormElement>) => {
    const field = fieldOf(event.target as Element);
    if (field && errors[field]) void check(field, event.currentTarget);
  };
  return { errors, watching: { onBlur: leave, onChange: mend } };
}

function fieldOf(element: Element): string | undefined {
  const text =
    element instanceof HTMLInputElement && !["radio", "checkbox", "file", "range"].includes(element.type);
  if (!text && !(element instanceof HTMLSelectElement)) return undefined;
  return element.id || undefined;
}
