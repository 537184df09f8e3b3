import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { SQLiteDialect } from "drizzle-orm/sqlite-core";
import type { Connection, Raw } from "./connection";
import * as schema from "./schema/index";

/** Opens a SQLite file: one connection that only reads, one that writes, one writer at a time. */
export function openSqlite(file: string): Connection {
  mkdirSync(dirname(file), { recursive: true });
  const writer = tuned(new Database(file, { timeout: 10_000 }));
  // What a long change has touched waits here until it is written: an import of 10,000 people would keep all it may.
  writer.pragma("cache_size = -16384");
  // A checkpoint by hand keeps the acknowledged change on disk: FULL syncs the log at each commit.
  writer.pragma("journal_mode = WAL");
  writer.pragma("synchronous = FULL");
  const writing = over(writer);
  let reader: Database.Database | undefined;
  let reading: Raw | undefined;
  const openReader = () => {
    reader = tuned(new Database(file, { readonly: true, timeout: 10_000 }));
    // For the writer too, every page that is changed would be in memory twice.
    reader.pragma("mmap_size = 1073741824");
    return over(reader);
  };
  return {
    get read() {
      reading ??= openReader();
      return reading;
    },
    transaction: takingTurns((work) => inTransaction(writer, writing, work)),
    migrate: async (folder) => migrateOrFindDone(writing, folder),
    close: async () => {
      reader?.close();
      writer.close();
    },
  };
}

/**
 * Drizzle's handle, whose values stand as `+?`. SQLite plans a statement anew whenever a value that may tell of its plan is bound, which
 * costs a join of seven tables more than asking it; under a plus it does not look (docs/decisions/0011).
 */
function over(database: Database.Database): Raw {
  const handle = drizzle(database, { schema, casing: "snake_case" }) as unknown as Raw & {
    dialect: SQLiteDialect;
  };
  handle.dialect.escapeParam = () => "+?";
  return handle;
}

/** The migrator looks what is missing before it locks: when another process was quicker, it fails, and the second time nothing is missing. */
function migrateOrFindDone(writing: Raw, folder: string): void {
  const settings = { migrationsFolder: folder };
  try {
    migrate(writing as never, settings);
  } catch {
    migrate(writing as never, settings);
  }
}

function tuned(database: Database.Database): Database.Database {
  database.pragma("foreign_keys = ON");
  database.pragma("cache_size = -65536");
  database.pragma("temp_store = MEMORY");
  return database;
}

async function inTransaction<T>(
  writer: Database.Database,
  tx: Raw,
  work: (tx: Raw) => Promise<T>,
): Promise<T> {
  writer.exec("BEGIN IMMEDIATE");
  try {
    const result = await work(tx);
    writer.exec("COMMIT");
    return result;
  } catch (error) {
    if (writer.inTransaction) writer.exec("ROLLBACK");
    throw error;
  }
}

/** One connection has one transaction: whoever comes while it is open waits for their turn. */
function takingTurns(run: <T>(work: (tx: Raw) => Promise<T>) => Promise<T>): typeof run {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: (tx: Raw) => Promise<T>) => {
    const turn = last.then(() => run(work));
    last = turn.catch(() => undefined);
    return turn;
  };
}
