/**
 * Whether an action was called as its form calls it. All of it travels through the browser, and nothing in it is believed, not even its
 * shape. A NUL, which Postgres can't hold, was in no page of ours.
 */
export function isAsBound(bound: unknown, form: unknown): boolean {
  if (!(form instanceof FormData) || typeof bound !== "object" || bound === null) return false;
  return Object.values(bound).every((value) => typeof value === "string" && !value.includes("\0"));
}
