import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, inject } from "vitest";
import { disconnect } from "@/db/connection";
import { standAt } from "@/lib/clock";

// Each test file has a database of its own, copied from the migrated template.
const template = inject("template");
const name = `chairside_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
process.env.DATA_DIR = inject("workplace");
process.env.APP_URL = "http://chairside.test";
process.env.AUTH_SECRET = "a secret of thirty-two letters, for tests";

if (template.startsWith("postgres")) {
  await onServer(`CREATE DATABASE "${name}" TEMPLATE "${new URL(template).pathname.slice(1)}"`);
  const copy = new URL(template);
  copy.pathname = `/${name}`;
  process.env.DATABASE_URL = copy.href;
} else {
  process.env.DATABASE_URL = join(inject("workplace"), `${name}.db`);
  copyFileSync(template, process.env.DATABASE_URL);
}
// Work that the file before this began may have opened its own anew, even while this one was made.
await disconnect();

afterEach(() => standAt());

afterAll(async () => {
  await disconnect();
  if (template.startsWith("postgres")) await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  else
    for (const end of ["", "-wal", "-shm"])
      rmSync(join(inject("workplace"), `${name}.db${end}`), { force: true });
});

async function onServer(statement: string): Promise<void> {
  const address = new URL(template);
  address.pathname = "/postgres";
  const client = new Client({ connectionString: address.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}
