import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

export type Served = {
  url: string;
  /** Microseconds of processor time used so far, bytes of memory held, and the statements asked since the last question. */
  probe(): Promise<{ cpu: number; memory: number; statements: string[] }>;
  stop(): Promise<void>;
};

const root = process.cwd();

/** Starts a server as `npm start` does, on a free port, and waits until it answers. */
export async function serveChairside(dataDir: string): Promise<Served> {
  const flags = readFileSync("bin/node-flags", "utf8").trim().split(/\s+/);
  return serve([...flags, "bin/start.ts", "production"], root, { DATA_DIR: dataDir });
}

/** Starts the bare app, built beforehand. */
export async function serveBare(folder: string): Promise<Served> {
  return serve([join(root, "tests/bench/serve-bare.mjs"), folder], root, {});
}

async function serve(given: string[], cwd: string, more: Record<string, string>): Promise<Served> {
  const [port, probePort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", join(root, "tests/bench/probe.mjs"), ...given], {
    cwd,
    env: {
      ...process.env,
      ...more,
      NODE_ENV: "production",
      MALLOC_ARENA_MAX: "1",
      HOST: "127.0.0.1",
      PORT: String(port),
      APP_URL: url,
      BENCH_PROBE: String(probePort),
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  return {
    url,
    probe: async () => (await fetch(`http://127.0.0.1:${probePort}`)).json() as ReturnType<Served["probe"]>,
    stop: () => stopped(child),
  };
}

function ready(child: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      if (/ is ready at http/.test(said)) resolve();
    };
    child.stdout?.setEncoding("utf8").on("data", hear);
    child.stderr?.setEncoding("utf8").on("data", hear);
    child.on("exit", (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  return ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
