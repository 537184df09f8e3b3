import type { CarriedOut } from "@/lib/access-reviews/carry-out";

/** What came of the decisions to deactivate, in sentences: the refused first, by name. */
export function carriedOut(results: CarriedOut[]): string[] {
  const refused = results.flatMap(({ name, refused: why }) =>
    why ? [`${name} still has access. ${why}`] : [],
  );
  const done = results.filter(({ refused: why }) => !why);
  const named = (guest: boolean) => done.filter((one) => one.guest === guest).map(({ name }) => name);
  return [
    ...refused,
    ...told(named(false), "was deactivated", "were deactivated"),
    ...told(named(true), "can no longer log in here", "can no longer log in here"),
  ];
}

function told(names: string[], one: string, many: string): string[] {
  if (names.length === 0) return [];
  if (names.length > 5) return [`${names.length} people ${many}.`];
  return [`${new Intl.ListFormat("en-US").format(names)} ${names.length === 1 ? one : many}.`];
}
