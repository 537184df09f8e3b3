import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** The product built without proxy.ts, serving this test's database. */
export type BuiltServer = { url: string; stop: () => Promise<void> };

/** Starts the server of a built tree on a free port and waits until it answers. */
export async function startBuilt(tree: string): Promise<BuiltServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), APP_URL: url };
  const start = `import("./bin/server.ts").then(({ serve }) => serve({ dev: false }))`;
  const child = spawn(process.execPath, ["-e", start], {
    cwd: tree,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  await answering(url, child, () => said);
  return { url, stop: () => stopped(child) };
}

async function answering(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && child.exitCode === null) {
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not answer:\n${said()}`);
}

function stopped(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  return gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
