import { type ChildProcess, spawn } from "node:child_process";
import type { Bench } from "@/tests/bench/bench";
import { dataDir } from "@/tests/bench/databases";
import { median } from "@/tests/bench/interleave";
import { type Line, progress } from "@/tests/bench/line";

const TIMES = 5;
const PORT = 39_417;

/** From `npm start` on a built tree to the first answer. */
export async function coldStart({ root }: Bench): Promise<Line[]> {
  const folder = await dataDir(root, "fifty");
  const taken: number[] = [];
  await startOnce(folder); // builds what changed, so that the others find a built tree
  for (let time = 0; time < TIMES; time++) taken.push(await startOnce(folder));
  const middle = median(taken);
  const measured = `${middle.toFixed(1)} s (${taken.map((seconds) => seconds.toFixed(1)).join(", ")})`;
  const line = {
    what: "cold npm start to its first answer, median",
    measured,
    limit: "≤ 3 s",
    holds: middle <= 3,
  };
  progress(line);
  return [line];
}

async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const url = `http://127.0.0.1:${PORT}`;
  const env = {
    ...process.env,
    DATA_DIR: folder,
    DATABASE_URL: "",
    HOST: "127.0.0.1",
    PORT: String(PORT),
    APP_URL: url,
  };
  const child = spawn("npm", ["start"], { env, stdio: "ignore", detached: true });
  while (!(await answers(`${url}/login`))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  await ended(child);
  return seconds;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

/** npm has a shell between itself and the server: the whole group is told. */
function ended(child: ChildProcess): Promise<void> {
  const end = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.pid) process.kill(-child.pid, "SIGTERM");
  return end;
}
