import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWhatChanged } from "../build.ts";
import { broken, capture, cleanEnvironment, type Outcome, type Stage } from "./stage.ts";
import { workplace } from "./workplace.ts";

const HOW = "Install it (apt-get install chromium), or name one: CHROMIUM=/path/to/chromium npm test";

export const build: Stage = {
  name: "build",
  title: "Build",
  async run(): Promise<Outcome> {
    let output = "";
    const code = await buildWhatChanged((text) => {
      output += text;
    });
    return code === 0 ? { passed: 0, failed: 0 } : broken(output);
  },
};

/** All of them took thirteen on two processors, and sixteen on a slow evening. */
const MINUTES = 30;

/** Playwright starts the built server with a demo of its own (playwright.config.ts). */
export const stories: Stage = {
  name: "stories",
  title:
    process.env.STORIES === "short"
      ? "Stories in a browser (STORIES=short: not those told again without JavaScript or on a phone)"
      : "Stories in a browser",
  async run(): Promise<Outcome> {
    const chromium = process.env.CHROMIUM || "/usr/bin/chromium";
    if (!existsSync(chromium) && !process.env.CHROMIUM) install();
    if (!existsSync(chromium)) return broken(`Chromium is not at ${chromium}. ${HOW}\n`);
    const report = join(workplace(), "stories.json");
    const env = cleanEnvironment({ CHROMIUM: chromium, STORIES_REPORT: report });
    const { code, output } = await capture("playwright", ["test"], env, MINUTES);
    if (!existsSync(report)) return broken(output);
    const { expected: passed, unexpected, flaky } = JSON.parse(readFileSync(report, "utf8")).stats;
    if (passed + unexpected + flaky === 0) return broken(`${output}\nNo story was executed.\n`);
    const failed = unexpected + flaky;
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
  },
};

/** Debian's browser, where this may install it. */
function install(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const fonts = ["fonts-dejavu-core", "fonts-noto-color-emoji"];
  const aptGet = (...given: string[]) =>
    execFileSync("apt-get", given, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "pipe",
    });
  console.log("Chromium is missing: installing it by apt-get.");
  try {
    aptGet("update", "-qq");
    aptGet("install", "-y", "-qq", "--no-install-recommends", "chromium", ...fonts);
  } catch (error) {
    console.log(`apt-get could not install it: ${error instanceof Error ? error.message : error}`);
  }
}
