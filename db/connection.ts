import { AsyncLocalStorage } from "node:async_hooks";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { dialect } from "./dialect";
import { openPostgres } from "./open-postgres";
import { openSqlite } from "./open-sqlite";
import "./quiet-errors";
import type * as schema from "./schema/index";

type Whole = BaseSQLiteDatabase<"async", unknown, typeof schema>;

/** A handle that can only read: it has no insert, update or delete, by type. */
export type Db = Pick<Whole, "select" | "selectDistinct" | "$count" | "with" | "$with">;
/** A writing transaction. Only db/write.ts hands one out. */
export type Tx = Db & Pick<Whole, "insert" | "update" | "delete">;
/** Drizzle's whole handle: for db/sql.ts and the migrator alone. */
export type Raw = Whole;

export type Connection = {
  read: Raw;
  transaction<T>(work: (tx: Raw) => Promise<T>): Promise<T>;
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
};

const shared = globalThis as { __chairsideConnection?: Connection | undefined };

/** Inside a writing transaction, reads must see what it wrote: `db` then answers from it. */
export const currentTransaction = new AsyncLocalStorage<Raw>();

/** The database, opened at first use and kept for the life of the process. */
export function connection(): Connection {
  shared.__chairsideConnection ??=
    dialect === "postgres" ? openPostgres(process.env.DATABASE_URL as string) : openSqlite(sqliteFile());
  return shared.__chairsideConnection;
}

/** Closes the database; the next use opens it again. */
export async function disconnect(): Promise<void> {
  const open = shared.__chairsideConnection;
  shared.__chairsideConnection = undefined;
  await open?.close();
}

function sqliteFile(): string {
  const url = process.env.DATABASE_URL;
  if (url) return url.replace(/^file:/, "");
  return `${process.env.DATA_DIR ?? "./data"}/chairside.db`;
}
