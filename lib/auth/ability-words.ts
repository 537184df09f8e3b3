import type { Ability } from "./abilities";
import type { Ground } from "./ability-grounds";

/** Those who host Chairside, as people are told of them. */
export const SUPPORT = "Chairside support";

/** "You need the Admin permission": the heading of a refusal, by the first thing that is missing. */
export function refusalTitle({ grounds }: Ability): string {
  return grounds.find(({ holds }) => !holds)?.refusal ?? "This can't be opened";
}

/** From what it follows that somebody may, or why they may not; what holds is left out where something is missing. */
export function whyInWords({ may, grounds }: Ability): string {
  return decisive(may, grounds)
    .map(({ why }) => why)
    .join(" ");
}

/** Who can change it, a sentence for each thing that would have to change: "Ruth Adler or Sam Ito can give it." */
export function whoCanChange({ may, grounds }: Ability, admins: string[]): string {
  const asked = decisive(may, grounds).filter(({ changer }) => changer !== "nobody");
  const byChanger = Map.groupBy(asked, (ground) => changerOf(ground, admins));
  // One of several is enough to end it; all of them are needed to get there.
  return [...byChanger]
    .map(([who, some]) => `${who} ${some.map(({ remedy }) => remedy).join(may ? ", or " : ", and ")}.`)
    .join(" ");
}

function decisive(may: boolean, grounds: Ground[]): Ground[] {
  return grounds.filter(({ holds }) => holds === may);
}

/** Where no Admin is left, only support can. */
function changerOf({ changer }: Ground, admins: string[]): string {
  return changer === "support" || admins.length === 0 ? SUPPORT : either(admins);
}

/** "Ruth Adler, Sam Ito, or Grace Lindqvist". */
export function either(names: string[]): string {
  return new Intl.ListFormat("en-US", { type: "disjunction" }).format(names);
}
