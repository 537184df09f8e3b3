import { defineConfig } from "vitest/config";
export default defineConfig({ root: import.meta.dirname, resolve: { alias: { "@": import.meta.dirname } }, test: { globalSetup: "tests/support/global-setup.ts", setupFiles: ["tests/support/database.ts"], pool: "forks", testTimeout: 20000 } });
