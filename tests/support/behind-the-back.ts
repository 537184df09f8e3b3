import Database from "better-sqlite3";
import { Client } from "pg";

/** Does to the database what the product never would, with the triggers of the log taken off: `?` stands for a value. */
export async function behindTheBack(statement: string, ...values: (string | number)[]): Promise<void> {
  const url = process.env.DATABASE_URL ?? "";
  if (url.startsWith("postgres")) await onPostgres(url, statement, values);
  else onSqlite(url, statement, values);
}

function onSqlite(file: string, statement: string, values: (string | number)[]): void {
  const database = new Database(file, { timeout: 10_000 });
  database.exec(
    "DROP TRIGGER IF EXISTS audit_entries_no_update; DROP TRIGGER IF EXISTS audit_entries_no_delete",
  );
  database.prepare(statement).run(...values);
  database.close();
}

async function onPostgres(url: string, statement: string, values: (string | number)[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("DROP TRIGGER IF EXISTS audit_entries_are_kept ON audit_entries");
  let place = 0;
  await client.query(
    statement.replaceAll("?", () => `$${++place}`),
    values,
  );
  await client.end();
}
