import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./postgres.ts";
import { broken, capture, cleanEnvironment, type Outcome, type Stage } from "./stage.ts";
import { workplace } from "./workplace.ts";

export const architecture: Stage = {
  name: "architecture",
  title: "Architecture",
  run: () => suite("architecture", "architecture"),
};

export const domain: Stage = {
  name: "domain",
  title: "Domain, actions and laws on SQLite",
  run: () => suite("domain", "domain"),
};

export const postgres: Stage = {
  name: "postgres",
  title: "Domain, actions and laws on Postgres",
  async run(): Promise<Outcome> {
    const server = await startPostgres();
    if ("skipped" in server)
      return { passed: 0, failed: 0, skipped: `Postgres: skipped, because ${server.skipped}` };
    try {
      return await suite("domain", "postgres", { DATABASE_URL: server.url });
    } finally {
      await server.stop();
    }
  },
};

async function suite(project: string, report: string, extra: Record<string, string> = {}): Promise<Outcome> {
  const file = join(workplace(), `${report}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const { code, output } = await capture(
    "vitest",
    ["run", "--project", project, ...reporters],
    cleanEnvironment({ NODE_ENV: "test", ...extra }),
  );
  if (!existsSync(file)) return broken(output);
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, "utf8"));
  if (passed + failed === 0) return broken(`${output}\nNo test was executed.\n`);
  // A file that can't be loaded, or an error outside a test, ends the run without a failed test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
}
