/** What every measure gets: a folder of its own for copies of the filled databases. */
export type Bench = { root: string };
