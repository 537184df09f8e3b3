import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated, empty database that each test file copies: a file, or a database of the Postgres under test. */
    template: string;
    workplace: string;
  }
}

/** Migrates one template database for the whole run. */
export default async function setup(project: TestProject) {
  const workplace = mkdtempSync(join(tmpdir(), "chairside-tests-"));
  const given = process.env.DATABASE_URL;
  const template = given?.startsWith("postgres")
    ? await emptyDatabase(given)
    : join(workplace, "template.db");
  process.env.DATABASE_URL = template;
  process.env.DATA_DIR = workplace;
  const { migrateDatabase } = await import("@/db/migrate");
  const { disconnect } = await import("@/db/connection");
  await migrateDatabase();
  await disconnect();
  project.provide("template", template);
  project.provide("workplace", workplace);
  return () => rmSync(workplace, { recursive: true, force: true });
}

async function emptyDatabase(url: string): Promise<string> {
  const template = new URL(url);
  template.pathname = `/chairside_template_${process.pid}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${template.pathname.slice(1)}"`);
  await client.query(`CREATE DATABASE "${template.pathname.slice(1)}"`);
  await client.end();
  return template.href;
}
