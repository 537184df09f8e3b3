import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { broken, capture, cleanEnvironment, type Outcome, type Stage } from "./stage.ts";

const folder = "db/migrations";

/** Generates migrations for both engines: none may be missing. What was generated is taken back. */
export const schema: Stage = {
  name: "schema",
  title: "Schema and migrations in step",
  async run(): Promise<Outcome> {
    const before = contents();
    if (before.size === 0) return broken(`There is nothing in ${folder}.`);
    const sqlite = await capture("drizzle-kit", ["generate"], cleanEnvironment());
    const postgres = await capture(
      "drizzle-kit",
      ["generate"],
      cleanEnvironment({ DATABASE_URL: "postgres://generate" }),
    );
    const changed = restore(before);
    if (sqlite.code !== 0 || postgres.code !== 0) return broken(sqlite.output + postgres.output);
    if (changed.length === 0) return { passed: 0, failed: 0 };
    return broken(
      `db/schema has changes without a migration. Run: npm run db:generate\n${changed.join("\n")}\n`,
    );
  },
};

function restore(before: Map<string, string>): string[] {
  const after = contents();
  const added = [...after.keys()].filter((file) => !before.has(file));
  const changed = [...before.keys()].filter((file) => before.get(file) !== after.get(file));
  for (const file of added) rmSync(file);
  for (const file of changed) writeFileSync(file, before.get(file) ?? "");
  return [...added, ...changed];
}

function contents(): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}
