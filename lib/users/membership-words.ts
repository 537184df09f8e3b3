const MOST_NAMED = 3;

type AtPractice = { practice: { id: string; name: string } };

/** "Harbor, Uptown and 2 other practices": those of `named` by their names, the rest counted. */
export function practicesByName(there: AtPractice[], named: Set<string>): string {
  const known = there.filter(({ practice }) => named.has(practice.id)).map(({ practice }) => practice.name);
  const names = known.slice(0, MOST_NAMED);
  const rest = there.length - names.length;
  const parts = rest > 0 ? [...names, morePractices(rest, names.length > 0)] : names;
  return listed(parts);
}

/** "1 other practice", "12 more practices". */
export function morePractices(count: number, more = false): string {
  return `${count} ${more ? "more" : "other"} ${count === 1 ? "practice" : "practices"}`;
}

/** "Harbor", "Harbor and Uptown", "Harbor, Uptown and Westside". */
export function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
