import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";
import { dialect } from "./dialect";
import { memberships } from "./schema/memberships";

// All raw SQL stands here; the domain suite asks each piece on both engines.

const onSqlite = dialect === "sqlite";

/** A boolean column by itself: what partial indexes are made with. */
export const isTrue = (column: AnyColumn): SQL => sql`${column}`;

/** A column that holds one of our own words (a state), written out: a partial index made with it is known by that. */
export function isWord(column: AnyColumn, word: string): SQL {
  if (!/^[a-z_]+$/.test(word)) throw new Error(`Not a word of ours: ${word}`);
  return sql`${column} = ${sql.raw(`'${word}'`)}`;
}

/** Whether a folded text holds a folded term. */
export function contains(column: AnyColumn, term: string | SQL | Placeholder): SQL {
  return onSqlite ? sql`instr(${column}, ${term}) > 0` : sql`${column} like '%' || ${term} || '%'`;
}

/** A term as `contains` takes it: Postgres compares by a pattern. */
export function asTerm(text: string): string {
  return onSqlite ? text : text.replace(/[\\%_]/g, "\\$&");
}

/** The memberships, read along an index of that name. Postgres chooses for itself. */
export function membershipsAlong(index: string): SQL {
  return onSqlite ? sql`${memberships} indexed by ${sql.identifier(index)}` : sql`${memberships}`;
}

/** A column that SQLite looks no index up by, where it would prefer that to a much narrower one. Postgres counts beforehand. */
export const unindexed = (column: AnyColumn): SQL => (onSqlite ? sql`+${column}` : sql`${column}`);

/**
 * The terms that an index of the searched text can find: SQLite's knows every part of one to three letters (migration "search-parts"),
 * Postgres' trigrams know parts of three and more.
 */
export const indexedOf = (terms: string[]): string[] =>
  onSqlite ? terms : terms.filter((term) => [...term].length >= 3);

/** Whether the index of the searched text leads to exactly those who hold every term: it spells them out, or knows only their parts. */
export const areFoundExactly = (terms: string[]): boolean =>
  onSqlite && terms.every((term) => [...term].length <= 3);

/** The numbers, between two, of the memberships whose text holds every part that `matchOf` names: some of them hold no whole term. */
export function searchedNumbers(match: Placeholder, from: SQL | Placeholder, to: SQL | Placeholder): SQL {
  return sql`(select rowid from people_search where people_search match ${match} and rowid between ${from} and ${to})`;
}

/** So many parts of a term, side by side or from all over it, leave few who hold them all and not the term; each more costs. */
const MOST_PARTS = 16;

/** Terms as FTS5's query: parts of each, all of them wanted, as the index spells them. */
export function matchOf(terms: string[]): string {
  return [...new Set(terms.flatMap(partsOf))].map((part) => Buffer.from(part).toString("hex")).join(" AND ");
}

function partsOf(term: string): string[] {
  const signs = [...term];
  if (signs.length <= 3) return [term];
  const parts = Math.min(Math.ceil(signs.length / 3), MOST_PARTS);
  const step = (signs.length - 3) / (parts - 1);
  return Array.from({ length: parts }, (_, index) => {
    const from = Math.round(index * step);
    return signs.slice(from, from + 3).join("");
  });
}

/** How many of a subquery's rows there are, but no more than `most`. */
export function countUpTo(rows: SQL, most: Placeholder): SQL<number> {
  return sql<number>`(select count(*) from (select 1 from ${rows} as found limit ${most}) as counted)`.mapWith(
    Number,
  );
}

/** Whether a bit of a whole number is set. */
export const hasBit = (column: AnyColumn, bit: number): SQL =>
  sql`(${column} & ${sql.raw(String(bit))}) <> 0`;

/** A sum as a number, of the rows for which the condition holds; 0 of nothing. Postgres would answer with a text. */
export function total(column: AnyColumn, when: SQL = sql`1 = 1`): SQL<number> {
  return sql<number>`coalesce(sum(case when ${when} then ${column} else 0 end), 0)`.mapWith(Number);
}

/** The ids of everybody who acted in a chain, as a table `actors`: one step along the index for each, however long the chain. At most 500. */
export function actorsOf(chain: string): SQL {
  const next = (after: SQL) =>
    sql`(select e.actor_id from audit_entries e where e.chain = ${chain} and e.actor_id > ${after} order by e.actor_id limit 1)`;
  return sql`(with recursive step(id) as (
    select ${next(sql`''`)} union all select ${next(sql`step.id`)} from step where step.id is not null
  ) select id from step where id is not null limit 500) as actors`;
}

/** The name that an actor of `actorsOf` had last in the chain. */
export function lastNameOfActor(chain: string): SQL<string> {
  return sql<string>`(select e.actor_name from audit_entries e where e.chain = ${chain} and e.actor_id = actors.id order by e.number desc limit 1)`;
}

/** A whole number read by itself, where the table is named by hand. */
export const asNumber = (column: AnyColumn): SQL<number> => sql<number>`${column}`.mapWith(Number);

/** One more than a column holds, counted by the database. */
export const oneMore = (column: AnyColumn): SQL => sql`${column} + 1`;

/** So many more than a column holds, counted by the database. */
export const moreBy = (column: AnyColumn, count: number): SQL => sql`${column} + ${count}`;

/** A value that a prepared statement is given when it runs. */
export const given = (name: string) => sql.placeholder(name);

/** A value, or one a prepared statement is given, as the column keeps it: SQLite binds no moment as it is. */
export const asKept = (column: AnyColumn, value: unknown) => sql.param(value, column);

/** The same of what a prepared statement is given by name. */
export const givenAs = (column: AnyColumn, name: string) => asKept(column, given(name));

/** The same where a column is set: written as that column keeps it. */
export const givenTo = (column: AnyColumn, name: string): SQL => sql`${givenAs(column, name)}`;

/** A text that a JSON column holds by that name. */
export const textIn = (column: AnyColumn, name: string): SQL =>
  onSqlite ? sql`json_extract(${column}, ${`$.${name}`})` : sql`${column} ->> ${name}`;

/** Whether a number is among a subquery's. */
export const isAmong = (column: AnyColumn, numbers: SQL): SQL => sql`${column} in ${numbers}`;

/** Whether a number is in a list: a JSON text, so that it is one value however many there are. */
export const isListed = (column: AnyColumn, list: Placeholder): SQL =>
  onSqlite
    ? sql`${column} in (select value from json_each(${list}))`
    : sql`${column} in (select value::bigint from json_array_elements_text(${list}::json))`;

/** The same of texts. */
export const isListedText = (column: AnyColumn, list: Placeholder | string): SQL =>
  onSqlite
    ? sql`${column} in (select value from json_each(${list}))`
    : sql`${column} in (select value from json_array_elements_text(${list}::json))`;

/** The rows of a group as one list of texts, a list for each row: hundreds of rows cost more as rows. */
export function listOfRows(...columns: AnyColumn[]): SQL<string[][]> {
  const row = sql.join(columns, sql`, `);
  const list = onSqlite ? sql`json_group_array(json_array(${row}))` : sql`json_agg(json_build_array(${row}))`;
  return list.mapWith((rows: string | string[][]) =>
    typeof rows === "string" ? (JSON.parse(rows) as string[][]) : rows,
  ) as SQL<string[][]>;
}

/** The same for texts, of any number. */
export const isOneOf = (column: AnyColumn, list: Placeholder): SQL =>
  onSqlite
    ? sql`${column} in (select value from json_each(${list}))`
    : sql`${column} in (select json_array_elements_text(${list}::json))`;

/** A row for each membership that fits a condition, to be counted; along an index where one is named. */
export const membershipsWhere = (condition: SQL | undefined, index?: string): SQL =>
  sql`(select 1 from ${index ? membershipsAlong(index) : memberships} where ${condition})`;

/** The first number past a practice's range (`above` 1) or before its first (0); the practice is the placeholder of that name. */
export const edgeOfNumbers = (above: 0 | 1, practice: Placeholder): SQL =>
  sql`(select (p.number + ${sql.raw(String(above))}) * 2147483648 from practices p where p.id = ${practice})`;

/** The number of a practice's next membership: one range a practice, so that its people lie side by side in every index. */
export const nextMembershipNumber = (practiceId: string | Placeholder): SQL<number> =>
  sql<number>`(select coalesce(
    (select max(m.number) from memberships m where m.number > p.number * 2147483648 and m.number < (p.number + 1) * 2147483648),
    p.number * 2147483648) + 1 from practices p where p.id = ${practiceId})`;

/** The number of the next practice. */
export const nextPracticeNumber = (): SQL<number> =>
  sql<number>`(select coalesce(max(number), 0) + 1 from practices)`;

/**
 * The names of the roles that listed people of a group have, as a table `roles`: one step along the index for each, however many people.
 * Placeholders: group, practices (a JSON list of ids; unasked where `everywhere`). At most 200.
 */
export function rolesOfGroup(everywhere: boolean): SQL {
  const here = everywhere ? sql`` : sql`and ${isListedText(memberships.practiceId, given("practices"))}`;
  const next = (after: SQL) =>
    sql`(select ${memberships.roleName} from ${membershipsAlong("memberships_group_role")} where ${memberships.groupId} = ${given("group")} and ${memberships.listed} = ${onSqlite ? sql`1` : sql`true`} ${here} ${after} order by ${memberships.roleName} limit 1)`;
  return sql`(with recursive step(name) as (
    select ${next(sql``)} union all
    select ${next(sql`and ${memberships.roleName} > step.name`)} from step where step.name is not null
  ) select name from step where name is not null limit 200) as roles`;
}

/** The column of `rolesOfGroup`. */
export const roleOfGroup = (): SQL<string> => sql<string>`roles.name`;

/** The id that `actorsOf` gives. */
export const actorId = (): SQL<string> => sql<string>`actors.id`;

/**
 * Where a page of SQLite's list begins to be walked, as rows `part`, `beginning`, `passed`: the last beginning with no more people
 * before it than the offset, and how many they are (people_marks, kept by triggers). Placeholders: practice, sort, offset.
 */
export function markBefore(descending: boolean): SQL {
  const order = sql.raw(descending ? "desc" : "asc");
  return sql`(select part, beginning, passed from (
    select part, beginning, people, sum(people) over (order by part ${order}, beginning ${order} rows unbounded preceding) - people as passed
    from people_marks where practice_id = ${given("practice")} and sort = ${given("sort")}
  ) where people > 0 and passed <= ${given("offset")} order by passed desc limit 1) as mark`;
}

/** The columns of `markBefore`. */
export const markColumns = {
  part: sql<string>`part`,
  beginning: sql<string>`beginning`,
  passed: sql<number>`passed`.mapWith(Number),
};

/** Whether columns, compared from the first on, lie at a point or past it in the order; the point is placeholders at0, at1. */
export function fromPoint(columns: AnyColumn[], descending: boolean): SQL {
  const point = columns.map((_, index) => sql`${given(`at${index}`)}`);
  return sql`(${sql.join(columns, sql`, `)}) ${sql.raw(descending ? "<=" : ">=")} (${sql.join(point, sql`, `)})`;
}
