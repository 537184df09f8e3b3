import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourcesOf } from "./sources";

type Table = {
  columns: Record<string, { name: string; notNull: boolean; primaryKey: boolean }>;
  indexes: Record<string, { name: string; isUnique: boolean; columns: (string | { expression: string })[] }>;
  foreignKeys: Record<
    string,
    { tableTo: string; columnsFrom: string[]; columnsTo: string[]; onDelete?: string }
  >;
};

const aboveTheDatabase = sourcesOf("app", "lib", "emails");
const onOneEngineOnly = /\.(get|all|run)\(\s*\)|\b(db|tx)\.(get|all|run|values|execute)\(/;
const rawSql = /import \{[^}]*\bsql\b[^}]*\} from "drizzle-orm/;

test("queries are awaited: .get(), .all() and .run() are SQLite's alone", () => {
  expect(aboveTheDatabase).not.toHaveLength(0);
  expect(aboveTheDatabase.filter(({ text }) => onOneEngineOnly.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
  for (const bad of ["await query.get()", "rows.all( )", "tx.run(statement)"])
    expect(bad).toMatch(onOneEngineOnly);
  for (const good of ['headers.get("x")', "Promise.all(work)", "store.run(tx, work)"])
    expect(good).not.toMatch(onOneEngineOnly);
});

test("raw SQL stands in db/sql.ts, where each piece is tested on both engines", () => {
  expect(aboveTheDatabase.filter(({ text }) => rawSql.test(text)).map(({ path }) => path)).toEqual([]);
  expect('import { and, sql } from "drizzle-orm";').toMatch(rawSql);
});

test("both engines have the same tables, columns, keys and indexes", () => {
  const [sqlite, postgres] = [latest("sqlite"), latest("postgres")];
  expect(Object.keys(sqlite)).not.toHaveLength(0);
  expect(postgres).toEqual(sqlite);
});

function latest(engine: "sqlite" | "postgres") {
  const snapshot = globSync(`db/migrations/${engine}/meta/*_snapshot.json`).sort().at(-1);
  if (!snapshot) throw new Error(`No migrations for ${engine}.`);
  const { tables } = JSON.parse(readFileSync(snapshot, "utf8")) as { tables: Record<string, Table> };
  const entries = Object.entries(tables).map(([name, table]) => [
    name.replace(/^public\./, ""),
    inOneShape(table),
  ]);
  return Object.fromEntries(entries);
}

function inOneShape({ columns, indexes, foreignKeys }: Table) {
  return {
    columns: sorted(Object.values(columns).map(({ name, notNull }) => `${name}${notNull ? "" : "?"}`)),
    unique: sorted(
      Object.values(indexes)
        .filter(({ isUnique }) => isUnique)
        .map(({ name }) => name),
    ),
    indexes: sorted(Object.values(indexes).map(({ name }) => name)),
    references: sorted(
      Object.values(foreignKeys).map(
        ({ tableTo, columnsFrom, columnsTo, onDelete }) =>
          `${columnsFrom} -> ${tableTo}(${columnsTo}) ${onDelete}`,
      ),
    ),
  };
}

function sorted(list: string[]): string[] {
  return list.sort((one, other) => one.localeCompare(other));
}
