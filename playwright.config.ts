import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// BASE_URL names a server that already runs; without it, one starts here with a demo of its own.
const given = process.env.BASE_URL;
if (!given) await prepareDemo();

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/global-setup.ts",
  // STORIES=short leaves out those that are told again without JavaScript, on a phone, or for a page's shape and accessibility alone.
  ...(process.env.STORIES === "short" && { grepInvert: /without JavaScript|phone|shape/ }),
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["dot"], ["json", { outputFile: process.env.STORIES_REPORT ?? "test-results/stories.json" }]],
  use: {
    baseURL: process.env.BASE_URL,
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    // A trace takes more of the processor than the story it tells: TRACE=1 records them.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ],
    },
  },
  ...(!given && {
    webServer: {
      command: "bin/start demo",
      url: `${process.env.BASE_URL}/api/health`,
      timeout: 180_000,
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    },
  }),
});

/** The workers read this file too: what is chosen here reaches them, the server and the stories by the environment. */
async function prepareDemo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chairside-stories-"));
  const port = await freePort();
  process.env.DATA_DIR = folder;
  process.env.PORT = String(port);
  process.env.HOST = "127.0.0.1";
  process.env.BASE_URL = `http://127.0.0.1:${port}`;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
