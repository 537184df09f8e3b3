import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "@/db/connection";
import { openSqlite } from "@/db/open-sqlite";
import { type Filling, rawFill } from "./raw-fill";

const shared = globalThis as { __chairsideConnection?: Connection | undefined };
const cache = join(tmpdir(), "chairside-bench", schemaVersion());

export const fillings = {
  fifty: { practices: 1, people: 50 },
  "hundred-thousand": { practices: 1, people: 100_000 },
  thousand: { practices: 40, people: 25 },
  "group-of-3": { practices: 3, people: 17, apart: true },
  "group-of-500": { practices: 500, people: 40, apart: true },
  million: { practices: 40_000, people: 25 },
} satisfies Record<string, Filling>;

export type Filled = keyof typeof fillings;

/** A filled database file, made once for each version of the schema and kept in the system's temporary folder. */
export async function filledFile(name: Filled): Promise<string> {
  const file = join(cache, `${name}.db`);
  if (existsSync(file)) return file;
  console.error(`Filling ${file} …`);
  mkdirSync(cache, { recursive: true });
  const half = `${file}.half`;
  for (const end of ["", "-wal", "-shm"]) rmSync(half + end, { force: true });
  const connection = openSqlite(half);
  await connection.migrate(join("db", "migrations", "sqlite"));
  await connection.close();
  await rawFill(half, fillings[name], (line) => console.error(line));
  renameSync(half, file);
  return file;
}

/** A data folder for a server, or for this process, with a copy of its own of a filled database. */
export async function dataDir(root: string, name: Filled): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "chairside.db");
  if (!existsSync(file)) copyFileSync(await filledFile(name), file);
  return folder;
}

const opened = new Map<string, Connection>();

/** From here on this process speaks to the database of that data folder. */
export function speakTo(folder: string): void {
  const connection = opened.get(folder) ?? openSqlite(join(folder, "chairside.db"));
  opened.set(folder, connection);
  shared.__chairsideConnection = connection;
}

/** Closes every database opened here. */
export async function closeDatabases(): Promise<void> {
  for (const connection of opened.values()) await connection.close();
  opened.clear();
  shared.__chairsideConnection = undefined;
}

function schemaVersion(): string {
  const hash = createHash("sha256");
  const folder = join("db", "migrations", "sqlite");
  const made = ["tests/bench/raw-fill.ts", "bin/demo/crowd-rows.ts", "bin/demo/names.ts"];
  const migrations = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  for (const file of [...migrations.map((name) => join(folder, name)), ...made])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}
