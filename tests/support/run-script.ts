import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Runs a TypeScript file in a process of its own, on this test file's database. */
export function runScript(
  file: string,
  given: string[] = [],
  environment: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", file, ...given], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", ...environment },
  });
}

/** What a script said by the time it ended, and its exit code. */
export async function endOf(child: ChildProcess) {
  const ended = once(child, "exit");
  const [printed, complained] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
  ]);
  return { code: (await ended)[0] as number | null, printed, complained };
}
