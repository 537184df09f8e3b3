import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anEmptyDatabase } from "@/tests/support/empty-database";
import { endOf, runScript } from "@/tests/support/run-script";
import { aPractice } from "@/tests/support/world";

const script = join(import.meta.dirname, "start-and-tell.ts");

test("an empty database is migrated, and the server gives a one-time link that sets up the first practice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chairside-start-"));
  const { code, lines } = await started({ DATABASE_URL: "", DATA_DIR: folder });
  expect(code).toBe(0);
  expect(lines).toEqual([
    expect.stringMatching(/^Set up the first practice.*: http:\/\/chairside\.test\/setup\/\S+$/),
  ]);
  expect(readdirSync(folder)).toContain("chairside.db");
  const again = await started({ DATABASE_URL: "", DATA_DIR: folder });
  expect(again.lines[0]).toContain("/setup/");
  expect(again.lines[0]).not.toBe(lines[0]);
  rmSync(folder, { recursive: true });
});

test("several servers may start at the same moment on one empty database", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chairside-start-"));
  const empty = await anEmptyDatabase();
  const servers = [1, 2, 3].map(() => started({ DATABASE_URL: empty, DATA_DIR: folder }));
  for (const { code, said } of await Promise.all(servers))
    expect({ code, said }).toEqual({ code: 0, said: "" });
  rmSync(folder, { recursive: true });
});

test("once there is a practice, no such link is given", async () => {
  await aPractice();
  expect(await started({})).toMatchObject({ code: 0, lines: [] });
});

test("a wrong setting stops the server with one line that names it", async () => {
  const { code, said } = await started({ PASSWORD_MIN_LENGTH: "4" });
  expect(code).toBe(1);
  expect(said).toMatch(/^PASSWORD_MIN_LENGTH: .+ Correct it in the environment and start again\.$/);
});

test("a database that can't be opened stops the server with one line", async () => {
  const { code, said } = await started({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  expect(code).toBe(1);
  expect(said).toMatch(/^The database can't be opened or brought up to date: .+$/);
});

async function started(environment: Record<string, string>) {
  const { code, printed, complained } = await endOf(runScript(script, [], environment));
  return { code, said: complained.trim(), lines: (printed ? JSON.parse(printed) : []) as string[] };
}
