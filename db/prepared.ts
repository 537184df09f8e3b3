import { createHash } from "node:crypto";
import { connection, currentTransaction, type Db, type Raw, type Tx } from "./connection";
import { dialect } from "./dialect";
import { mapRowsQuickly } from "./map-rows";

type Statement<R> = { execute(values?: Record<string, unknown>): Promise<R> };
type Preparable<R> = { prepare(name?: string): Statement<R> };
type Ask<R> = (values?: Record<string, unknown>) => Promise<R>;

/** Builds a statement once for each connection and runs it again and again: building costs more than asking. */
export function prepared<R>(name: string, build: (db: Db) => Preparable<R>): Ask<R> {
  const made = new WeakMap<Raw, Statement<R>>();
  const onServer = serverName(name);
  return async (values = {}) => {
    // SQLite's transactions are all of one connection, so there too a statement is built once.
    const source = currentTransaction.getStore() ?? connection().read;
    const statement = made.get(source) ?? build(source).prepare(onServer);
    if (!made.has(source)) mapRowsQuickly(statement);
    made.set(source, statement);
    return statement.execute(values);
  };
}

type Write<R> = (tx: Tx, values?: Record<string, unknown>) => Promise<R>;

/** The same for a statement that writes: only who holds a transaction can run it. A column that may be null takes no date. */
export function preparedWrite<R>(name: string, build: (tx: Tx) => Preparable<R>): Write<R> {
  const made = new WeakMap<Tx, Statement<R>>();
  const onServer = serverName(name);
  return async (tx, values = {}) => {
    const statement = made.get(tx) ?? build(tx).prepare(onServer);
    made.set(tx, statement);
    return statement.execute(values);
  };
}

const byShape = new Map<string, Ask<never>>();

/** The same for a statement of several shapes: `name` tells them apart, and must tell all of its shape. */
export function preparedAs<R>(name: string, build: (db: Db) => Preparable<R>): Ask<R> {
  const known = byShape.get(name);
  if (known) return known;
  const ask = prepared(name, build);
  byShape.set(name, ask as Ask<never>);
  return ask;
}

/** Postgres keeps prepared statements by name, of 63 letters at most. */
function serverName(name: string): string | undefined {
  if (dialect === "sqlite") return undefined;
  return `chairside_${createHash("sha256").update(name).digest("hex").slice(0, 24)}`;
}
