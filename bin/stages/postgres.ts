import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

type Running = { url: string; stop: () => Promise<void> };
type Owner = { uid: number; gid: number } | Record<string, never>;

/** The Postgres of TEST_POSTGRES_URL, or a throw-away cluster of Debian's, or why there is none. */
export async function startPostgres(): Promise<Running | { skipped: string }> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => {} };
  const programs = globSync("/usr/lib/postgresql/*/bin")
    .filter((folder) => existsSync(join(folder, "initdb")))
    .sort()
    .at(-1);
  if (!programs)
    return {
      skipped:
        "TEST_POSTGRES_URL is not set and Debian's postgresql is not installed (apt-get install postgresql).",
    };
  const owner = ownerOfCluster();
  if (!owner) return { skipped: "Postgres refuses to run as root and there is no user “postgres”." };
  return startCluster(programs, owner);
}

/** Postgres refuses to run as root: then it runs as the user that Debian's package made. */
function ownerOfCluster(): Owner | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const number = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: "pipe" }));
    return { uid: number("-u"), gid: number("-g") };
  } catch {
    return undefined;
  }
}

async function startCluster(programs: string, owner: Owner): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "chairside-postgres-"));
  if ("uid" in owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const options = { ...owner, cwd: folder, env: { ...process.env, HOME: folder } };
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(programs, "initdb"), initdb, { ...options, stdio: "pipe" });

  const port = await freePort();
  const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
  const place = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const settings = [...careless, ...place].flatMap((setting) => ["-c", setting]);
  const server = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
    ...options,
    stdio: "ignore",
  });
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const end = () => {
    server.kill("SIGQUIT");
    clear();
  };
  process.once("exit", end);
  const stop = async () => {
    process.off("exit", end);
    await stopCluster(server);
    clear();
  };
  await answers(port, server);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

function stopCluster(server: ChildProcess): Promise<unknown> {
  if (server.exitCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  return ended;
}

async function answers(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`Postgres ended at its start with ${server.exitCode}.`);
    if (await isOpen(port)) return;
    await pause(100);
  }
  throw new Error("Postgres did not answer within 30 seconds.");
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.end());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
