import { dialect } from "@/db/dialect";
import { preparedAs } from "@/db/prepared";
import { markBefore, markColumns } from "@/db/sql";
import { DAY } from "@/lib/clock";
import type { PeopleQuery } from "./list-people";
import type { SortKey } from "./people-view";

/** A point in a sort's order with so many people before it: deep pages are walked from there. */
export type Start = { point: (string | number)[]; passed: number };

type Mark = { part: string; beginning: string; passed: number };

/** Stepping over fewer costs no more than looking for a start. */
const WORTH_IT = 500;
/** Sorts after every text that begins alike. */
const LAST = "\u{10FFFF}";
const LAST_NUMBER = Number.MAX_SAFE_INTEGER;
/** So many numbers of people who never signed in are one beginning (migration list-marks). */
const BLOCK = 1024;

/** Where the page of an unfiltered view may begin to be walked; undefined where it begins at the top. SQLite only. */
export async function startOf(practiceId: string, query: PeopleQuery): Promise<Start | undefined> {
  if (dialect !== "sqlite" || query.offset < WORTH_IT || isNarrowed(query)) return undefined;
  const { sort, descending, offset } = query;
  const find = preparedAs(`people mark ${descending}`, (db) =>
    db.select(markColumns).from(markBefore(descending)),
  );
  const [mark] = await find({ practice: practiceId, sort, offset });
  return mark && { point: points[sort](mark, descending), passed: mark.passed };
}

function isNarrowed({ filters, terms }: PeopleQuery): boolean {
  const { permission, roleId, status, elsewhere } = filters;
  return terms.length > 0 || Boolean(permission || roleId || status || elsewhere);
}

const byText = ({ beginning }: Mark, descending: boolean) => [descending ? beginning + LAST : beginning];
const byPart = (mark: Mark, descending: boolean) => [mark.part, ...byText(mark, descending)];

const points: Record<SortKey, (mark: Mark, descending: boolean) => Start["point"]> = {
  name: byText,
  login: byText,
  role: byPart,
  status: byPart,
  "sign-in": bySignIn,
};

/** "1" and the day of the last sign-in, or "0" and a block of numbers of people who never did. */
function bySignIn({ beginning }: Mark, descending: boolean): number[] {
  const within = Number(beginning.slice(1));
  if (beginning.startsWith("0")) return descending ? [0, (within + 1) * BLOCK - 1] : [0, within * BLOCK];
  return descending ? [(within + 1) * DAY - 1, LAST_NUMBER] : [within * DAY, 0];
}
