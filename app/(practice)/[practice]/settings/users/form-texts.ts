import type { FormState } from "@/app/_server/form-state";
import { FIELD_LABELS } from "@/lib/users/form-values";
import type { Values } from "./fields-props";

/** What was typed, one text a field. */
export function textsOf({ values }: FormState): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? "") : value]),
  );
}

/** As a person meets them going down the form; what is not of a field comes first. */
export function errorsInOrder(errors: Record<string, string>): Record<string, string> {
  const known = Object.keys(FIELD_LABELS).filter((field) => errors[field]);
  const order = [...Object.keys(errors).filter((field) => !known.includes(field)), ...known];
  return Object.fromEntries(order.map((field) => [field, errors[field] ?? ""]));
}
