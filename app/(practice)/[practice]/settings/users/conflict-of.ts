import type { FormState } from "@/app/_server/form-state";
import type { Difference } from "@/lib/users/stale-user";

/** What a save is answered with when somebody else saved meanwhile: the differences, and what stands there now. */
export type Conflict = { fields: Difference[]; version: number; base: Record<string, string>; by?: string };

/** The conflict in an answer, if it is one. */
export function conflictOf({ more }: FormState): Conflict | undefined {
  return more?.name === "StaleUserError" ? (more as Conflict) : undefined;
}

export type Side = { name: string; yours: string; theirs: string };

/** The form field that a choice between yours and theirs is sent as: its own, so that no JavaScript is needed. */
export function sidesOf(
  { field }: Difference,
  typed: Record<string, string>,
  base: Record<string, string>,
): Side {
  if (field !== "photo") return { name: field, yours: typed[field] ?? "", theirs: base[field] ?? "" };
  const name = typed.photoStaged ? "photoStaged" : "photoRemove";
  return { name, yours: typed[name] ?? "", theirs: "" };
}
