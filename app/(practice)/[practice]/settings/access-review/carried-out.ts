import type { CarriedOut } from "@/lib/access-reviews/carry-out";

/** What came of the decisions to deactivate, in sentences: the refused first, by name. */
export function carriedOut(results: CarriedOut[]): string[] {
  const done = results.filter(({ refused }) => !refused);
  const refused = results.flatMap(({ name, refused: why }) =>
    why ? [`${name} was not deactivated. ${why}`] : [],
  );
  return [...refused, ...(done.length > 0 ? [deactivated(done.map(({ name }) => name))] : [])];
}

function deactivated(names: string[]): string {
  if (names.length > 5) return `${names.length} people were deactivated.`;
  const list = new Intl.ListFormat("en-US").format(names);
  return names.length === 1 ? `${list} was deactivated.` : `${list} were deactivated.`;
}
