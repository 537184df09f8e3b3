import { existsSync } from "node:fs";

/** Ends a command that would otherwise make an empty database where it found none. */
export function refuseWithoutDatabase(command: string): void {
  const file =
    process.env.DATABASE_URL?.replace(/^file:/, "") ?? `${process.env.DATA_DIR ?? "./data"}/chairside.db`;
  if (file.startsWith("postgres") || existsSync(file)) return;
  console.error(`There is no database at ${file}. Say where it is: DATA_DIR=./data/demo ${command}`);
  process.exit(2);
}
