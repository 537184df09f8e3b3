import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const resolve = { alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` } };

// Each test file has a database of its own: the SQLite file or the Postgres that DATABASE_URL names.
const database = { globalSetup: "tests/support/global-setup.ts", setupFiles: ["tests/support/database.ts"] };

export default defineConfig({
  root,
  resolve,
  test: {
    pool: "forks",
    // Vitest leaves one processor free, which of two is half.
    maxWorkers: "100%",
    // Some tests start programs, and a build machine may have other work.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      {
        resolve,
        test: {
          name: "domain",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/{architecture,bench,e2e,lock}/**"],
          // A process reads the product once and not for each file, which takes two thirds of the time: nothing a test leaves behind
          // may be heard by another file (tests/support/database.ts).
          isolate: false,
          ...database,
        },
      },
      { resolve, test: { name: "architecture", include: ["tests/architecture/*.test.ts"] } },
      {
        resolve,
        test: { name: "lock", include: ["tests/lock/*.test.ts"], hookTimeout: 120_000, ...database },
      },
    ],
  },
});
