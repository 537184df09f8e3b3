// `npm run mutants`: breaks lib/devices in many small ways, one at a time, and sees whether a test of tests/devices notices.
// A file alone:  npm run mutants -- --mutate lib/devices/rules.ts

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["lib/devices/**/*.ts"],
  // Strings are left alone. Those that decide something (states, events, kinds) are of closed types: the compiler refuses any other word.
  // The rest is what people read; a test of it would only say it twice.
  mutator: { excludedMutations: ["StringLiteral"] },
  testRunner: "vitest",
  vitest: { configFile: "tests/mutants/vitest.config.ts", pool: "forks", related: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "tmp/mutants/report.html" },
  jsonReporter: { fileName: "tmp/mutants/report.json" },
  // Stryker rewrites a tsconfig.json with an older TypeScript than ours; nothing here compiles by it.
  tsconfigFile: "none",
  cleanTempDir: "always",
  ignorePatterns: ["/.git", "/.next*", "/data", "/public", "/test-results", "/tmp"],
};
