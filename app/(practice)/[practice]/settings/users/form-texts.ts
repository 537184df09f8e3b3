import type { FormState } from "@/app/_server/form-state";
import { FIELD_LABELS } from "@/lib/users/form-values";
import type { MembershipChoices } from "@/lib/users/membership-choices";
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
  const last = Object.keys(errors).filter(isElsewhere);
  const order = [
    ...Object.keys(errors).filter((field) => !known.includes(field) && !last.includes(field)),
    ...known,
    ...last.filter((field) => field !== "openLines"),
  ];
  return Object.fromEntries(order.map((field) => [field, errors[field] ?? ""]));
}

/** What each field is called, those of other practices by the practice's name. */
export function labelsWith(memberships: MembershipChoices | undefined): Record<string, string> {
  const practices = memberships?.lines.map(({ id, name }) => [`practice.${id}`, name]) ?? [];
  return {
    ...FIELD_LABELS,
    otherPractices: "Allow Login to Other Practices",
    ...Object.fromEntries(practices),
  };
}

/** Fields of Allow Login to Other Practices (lib/users/group-input.ts). */
export function isElsewhere(field: string): boolean {
  return field.includes(".") || field === "otherPractices" || field === "openLines";
}
