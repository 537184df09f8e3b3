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
  { field, values }: Difference,
  typed: Record<string, string>,
  base: Record<string, string>,
): Side {
  if (values) return { name: field, ...values };
  if (field !== "photo") return { name: field, yours: typed[field] ?? "", theirs: base[field] ?? "" };
  const name = typed.photoStaged ? "photoStaged" : "photoRemove";
  return { name, yours: typed[name] ?? "", theirs: "" };
}

/**
 * What was typed beside the fields in question, to be sent again. Of a practice that is in question nothing else counts; and where the box
 * above them all was unticked, no practice does, so that what is chosen now does.
 */
export function restOf(typed: Record<string, string>, sides: Side[]): Record<string, string> {
  const chosenHere = new Set([...sides.map(({ name }) => name), "version", "base", "resolve"]);
  const places = sides.filter(({ name }) => name.startsWith("practice.")).map(({ name }) => name.slice(9));
  const ended = places.length > 0 && typed.otherPractices !== "on";
  const stays = (name: string) =>
    !chosenHere.has(name) &&
    !places.some((id) => name.endsWith(`.${id}`)) &&
    !(ended && /^(practice|rights)\./.test(name));
  const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => stays(name)));
  return places.length > 0 ? { ...rest, otherPractices: "on" } : rest;
}
