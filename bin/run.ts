import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";

type Options = {
  env?: NodeJS.ProcessEnv;
  /** Called with each piece of output; without it the output goes to the terminal. */
  onOutput?: (text: string) => void;
  /** Minutes after which the program is stopped. */
  limit?: number;
};

const running = new Set<ChildProcess>();

/** Runs a program to its end and answers its exit code (1 when it could not be started, was stopped or took too long). */
export function run(
  program: string,
  given: string[],
  { env = process.env, onOutput, limit = 15 }: Options = {},
) {
  const child = spawn(program, given, {
    env,
    detached: true, // a group of its own, so that stopping it stops what it started
    stdio: ["ignore", onOutput ? "pipe" : "inherit", onOutput ? "pipe" : "inherit"],
  });
  running.add(child);
  child.stdout?.setEncoding("utf8").on("data", (text) => onOutput?.(text));
  child.stderr?.setEncoding("utf8").on("data", (text) => onOutput?.(text));
  const clock = setTimeout(() => {
    onOutput?.(`\n${program} was stopped after ${limit} minutes.\n`);
    stop(child, "SIGKILL");
  }, limit * 60_000);
  return new Promise<number>((resolve) => {
    child.on("close", (code) => resolve(code ?? 1));
    child.on("error", (error) => {
      (onOutput ?? console.error)(`${error.message}\n`);
      resolve(1);
    });
  }).finally(() => {
    clearTimeout(clock);
    running.delete(child);
  });
}

/** Until the function it answers is called, a signal to end also ends the programs that run() started. */
export function stopTogether(lastly?: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const end = (signal: (typeof signals)[number]) => {
    for (const child of running) stop(child, "SIGTERM");
    lastly?.();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

function stop(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
