import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { config } from "../lib/config.ts";
import { blameTheForm, isTooLarge, refuseBody } from "./bad-bodies.ts";
import { nameTheHost } from "./name-the-host.ts";
import { nameThePolicy } from "./page-policy.ts";

// A page of Next can't choose its status: app/_server/answer-status.ts finds the response here.
const answering = new AsyncLocalStorage<ServerResponse>();
Object.assign(globalThis, { __chairsideAnswering: answering });

type Options = {
  dev: boolean;
  /** A file with a link to print once the server answers. */
  linkFile?: string | undefined;
};

/** Serves Chairside at HOST and PORT until SIGTERM or SIGINT. */
export async function serve({ dev, linkFile }: Options): Promise<void> {
  const { HOST: hostname, PORT: port, APP_URL: url } = settings();
  const ready = Promise.withResolvers<ReturnType<ReturnType<typeof next>["getRequestHandler"]>>();
  const server = createServer(async (request, response) => {
    if (isTooLarge(request)) return refuseBody(request, response);
    nameTheRequest(request);
    nameTheHost(request, url);
    nameThePolicy(request, response, dev);
    blameTheForm(request, response);
    if (url.startsWith("https:")) response.setHeader("Strict-Transport-Security", "max-age=31536000");
    const answer = await ready.promise;
    await answering.run(response, () => answer(request, response));
  });
  limitPatience(server);
  stopOnSignal(server);

  // The port comes first: whoever finds it taken has migrated nothing and sent nothing.
  await listen(server, hostname, port);
  const app = next({ dev, dir: process.cwd(), hostname, port, httpServer: server });
  const started = startOfWork();
  await app.prepare();
  await started;
  ready.resolve(app.getRequestHandler());
  announce(url, linkFile);
}

/** Next does not wait for instrumentation.ts: lib/start.ts calls this when the database is up to date. */
function startOfWork(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(globalThis, { __chairsideStarted: resolve });
  return promise;
}

/** Next hides the connection's own address, and from a page its path: the server names them, and whatever a client claims is overwritten. */
function nameTheRequest(request: IncomingMessage): void {
  request.headers["x-chairside-address"] = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  request.headers["x-chairside-path"] = (request.url ?? "/").replace(/[?&]_rsc=[^&]*/, "");
}

function limitPatience(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000; // a photo over a slow line
  server.keepAliveTimeout = 65_000; // longer than the usual balancer's, which must be the one to hang up
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => refuse(whyNot(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} at ${host} is taken. Stop the other program, or choose another port: PORT=${port + 1} npm start`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Choose one from 1024 up: PORT=3000 npm start`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST must be an address of this machine, not “${host}”.`;
  return `The server can't listen at ${host}:${port}: ${error.message}`;
}

/** The settings; a wrong one is named in one line. */
function settings() {
  try {
    return config();
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Open streams close themselves when they hear `chairside:shutdown`; requests under way get a moment to finish. */
function stopOnSignal(server: Server): void {
  const stop = () => {
    (process as EventEmitter).emit("chairside:shutdown");
    server.close(() => process.exit(0));
    setTimeout(() => server.closeAllConnections(), 1500).unref();
    setTimeout(() => process.exit(0), 1900).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

function announce(url: string, linkFile: string | undefined): void {
  const { __chairsideReadyLines: lines = [] } = globalThis as { __chairsideReadyLines?: string[] };
  console.log(`Chairside is ready at ${url}`);
  for (const line of lines) console.log(line);
  if (linkFile && existsSync(linkFile)) {
    console.log(`Sign in once as Ruth Adler: ${readFileSync(linkFile, "utf8").trim()}`);
    console.log(
      "As support: sign in as support@chairside.example; in another terminal, approve that device:",
    );
    console.log(
      `  ${databaseNamed()}npm run support -- approve support@chairside.example --reason "it is me"`,
    );
  }
}

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

/** The demo's folder is not the one that commands look into by themselves. */
function databaseNamed(): string {
  return process.env.DATABASE_URL ? "DATABASE_URL=… " : `DATA_DIR=${process.env.DATA_DIR} `;
}
