import { join } from "node:path";
import { connection } from "./connection";
import { dialect } from "./dialect";

/** Brings the database to this version's schema. Safe to run at every start. */
export async function migrateDatabase(root = process.cwd()): Promise<void> {
  await connection().migrate(join(root, "db", "migrations", dialect));
}
