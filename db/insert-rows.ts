import { getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Tx } from "./connection";
import { dialect } from "./dialect";
import { preparedWrite } from "./prepared";
import { given } from "./sql";

type Insert = (tx: Tx, values?: Record<string, unknown>) => Promise<unknown>;
const statements = new Map<string, Insert>();

/**
 * Inserts rows, the quickest way of the engine: SQLite one by one by a statement that is built once, Postgres in one journey. Each row brings
 * its own id; what is null in it is left out, and so gets the column's default.
 */
export async function insertRows<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: T["$inferInsert"][],
): Promise<void> {
  if (rows.length === 0) return;
  if (dialect === "postgres") await tx.insert(table).values(rows as never);
  else for (const row of rows) await insertOne(tx, table, row as Record<string, unknown>);
}

function insertOne(tx: Tx, table: SQLiteTable, row: Record<string, unknown>): Promise<unknown> {
  const keys = Object.keys(row).filter((key) => row[key] !== null && row[key] !== undefined);
  const shape = `insert ${getTableName(table)} ${keys.join()}`;
  const known = statements.get(shape) ?? statementFor(shape, table, keys);
  return known(tx, row);
}

function statementFor(shape: string, table: SQLiteTable, keys: string[]): Insert {
  const values = Object.fromEntries(keys.map((key) => [key, given(key)]));
  const statement = preparedWrite(shape, (tx) => tx.insert(table).values(values as never));
  statements.set(shape, statement);
  return statement;
}
