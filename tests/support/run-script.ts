import { type ChildProcess, spawn } from "node:child_process";

/** Runs a TypeScript file in a process of its own, on this test file's database. */
export function runScript(file: string, ...given: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", file, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}
