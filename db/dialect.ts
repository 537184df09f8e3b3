import * as pg from "drizzle-orm/pg-core";
import { customType as pgCustom } from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";
import { customType as sqliteCustom } from "drizzle-orm/sqlite-core";

/** The engine that DATABASE_URL names: SQLite unless it is a Postgres address (design.md, section 5). */
export const dialect = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "postgres" : "sqlite";

// The one cast: static types are SQLite's, and they are right on both engines (tests/db/dialect.test.ts).
export const pick = <S, P>(onSqlite: S, onPostgres: P) =>
  (dialect === "postgres" ? onPostgres : onSqlite) as S;

export const table = pick(sqlite.sqliteTable, pg.pgTable);
export const index = pick(sqlite.index, pg.index);
export const uniqueIndex = pick(sqlite.uniqueIndex, pg.uniqueIndex);
export const alias = pick(sqlite.alias, pg.alias);
export const primaryKey = pick(sqlite.primaryKey, pg.primaryKey);
export const text = pick(sqlite.text, pg.text);
export const int = pick(
  () => sqlite.integer(),
  () => pg.bigint({ mode: "number" }),
);
export const bool = pick(
  () => sqlite.integer({ mode: "boolean" }),
  () => pg.boolean(),
);
export const time = pick(
  () => sqlite.integer({ mode: "timestamp_ms" }),
  () => pg.timestamp({ withTimezone: true, precision: 3 }),
);
export const json = <T>() =>
  pick(
    () => sqlite.text({ mode: "json" }),
    () => pg.jsonb(),
  )().$type<T>();

const blob = sqliteCustom<{ data: Buffer }>({ dataType: () => "blob" });
const bytea = pgCustom<{ data: Buffer }>({ dataType: () => "bytea" });
export const bytes = pick(
  () => blob(),
  () => bytea(),
);
