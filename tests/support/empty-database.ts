import { Client } from "pg";
import { onTestFinished } from "vitest";

/** The address of a database without a table, on the engine under test: empty for the file in DATA_DIR. */
export async function anEmptyDatabase(): Promise<string> {
  if (!process.env.DATABASE_URL?.startsWith("postgres")) return "";
  const name = `chairside_empty_${crypto.randomUUID().slice(0, 8)}`;
  await onServer(`CREATE DATABASE "${name}"`);
  onTestFinished(() => onServer(`DROP DATABASE "${name}" WITH (FORCE)`));
  const address = new URL(process.env.DATABASE_URL);
  address.pathname = `/${name}`;
  return address.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}
