import { randomInt } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import type { Connection, Raw } from "./connection";
import * as schema from "./schema/index";

/** All changes at a practice meet at the head of its log: of so many servers' connections one is first, and the others come again. */
const PATIENCE = 15_000;
const LONGEST_PAUSE = 500;
/** Any number, as long as nothing else in this database locks by it. */
const MIGRATING = 20_261_122;

/** Opens a pool to Postgres, or to what speaks its protocol. Rules span rows, so transactions are serializable and tried again. */
export function openPostgres(url: string): Connection {
  const pool = new Pool({ connectionString: url, max: Number(process.env.PG_POOL || 10) });
  pool.on("error", () => undefined);
  const whole = drizzle(pool, { schema, casing: "snake_case" });
  return {
    read: whole as unknown as Raw,
    transaction: (work) => tryAgain(() => serializable(whole, work)),
    migrate: (folder) => migrateAlone(pool, folder),
    close: () => pool.end(),
  };
}

/** Several servers may start at once: one migrates, the others wait and find it done. */
async function migrateAlone(pool: Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    await migrate(drizzle(client, { casing: "snake_case" }), { migrationsFolder: folder });
  } finally {
    // Closed rather than given back: the lock ends with its connection.
    client.release(true);
  }
}

function serializable<T>(whole: ReturnType<typeof drizzle>, work: (tx: Raw) => Promise<T>): Promise<T> {
  return whole.transaction((tx) => work(tx as unknown as Raw), { isolationLevel: "serializable" });
}

async function tryAgain<T>(run: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (performance.now() >= until || !isSerializationFailure(error)) throw error;
      const pause = randomInt(1, Math.min(10 * 2 ** attempt, LONGEST_PAUSE));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** 40001 could not serialize, 40P01 dead-lock: somebody else was quicker, the work may be done again. */
function isSerializationFailure(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code;
  return code === "40001" || code === "40P01";
}
