import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = process.cwd();

/** What needs no database first: most mutants fall there. */
const PURE = /\/(rules|number|device-label|place)\.test\.ts$/;

class PureFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => (PURE.test(moduleId) ? 0 : 1);
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

// The tests of lib/devices as vitest.config.ts runs them, made quick enough to be run for each of a thousand mutants: one process for all
// files, the big packages in one piece each, cheap passwords.
export default defineConfig({
  root,
  // Stryker runs several at once, and each bundles packages: in one folder they would take them from under each other.
  cacheDir: `${root}/tmp/vite-${process.pid}`,
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: "server-only", replacement: `${root}/node_modules/server-only/empty.js` },
      { find: /^@node-rs\/argon2$/, replacement: `${root}/tests/mutants/quick-argon2.ts` },
    ],
  },
  test: {
    pool: "forks",
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    include: ["tests/devices/*.test.ts"],
    globalSetup: "tests/support/global-setup.ts",
    setupFiles: ["tests/support/database.ts"],
    sequence: { sequencer: PureFirst },
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            "date-fns",
            "drizzle-orm",
            "drizzle-orm/better-sqlite3",
            "drizzle-orm/better-sqlite3/migrator",
            "drizzle-orm/node-postgres",
            "drizzle-orm/node-postgres/migrator",
            "drizzle-orm/pg-core",
            "drizzle-orm/sqlite-core",
            "libphonenumber-js",
            "zod",
          ],
        },
      },
    },
  },
});
