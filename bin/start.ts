import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildWhatChanged } from "./build.ts";
import { run, stopTogether } from "./run.ts";

const [mode = "production", ...given] = process.argv.slice(2);
if (!["production", "demo", "dev", "build"].includes(mode))
  refuse(`bin/start knows production, demo, dev and build, not “${mode}”.`);
if (mode !== "demo" && given.length > 0)
  refuse(`Unknown: ${given.join(" ")}. Settings come from the environment (docs/operating.md).`);

Object.assign(process.env, { NODE_ENV: mode === "dev" ? "development" : "production" });
// In production the mailbox is there only where the operator wants it; for trying out and developing it is.
if (mode === "dev" || mode === "demo") process.env.LOCAL_MAILBOX ||= "on";
const relax = stopTogether();
if (mode !== "dev") await stepOrExit(buildWhatChanged());
if (mode === "build") process.exit();
const linkFile = mode === "demo" ? await makeTheDemo(given) : undefined;
relax();

// Next reads NODE_ENV when it is imported, so not before here.
const { serve } = await import("./server.ts");
await serve({ dev: mode === "dev", linkFile });

/** Fills an empty demo database; answers the file that holds the one-time link. */
async function makeTheDemo(options: string[]): Promise<string> {
  process.env.DATA_DIR ||= "./data/demo";
  mkdirSync(process.env.DATA_DIR, { recursive: true, mode: 0o700 });
  await stepOrExit(run("tsx", ["bin/demo.ts", ...options], { limit: 60 }));
  return join(process.env.DATA_DIR, "demo-link");
}

async function stepOrExit(step: Promise<number>): Promise<void> {
  const code = await step;
  if (code !== 0) process.exit(code);
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
