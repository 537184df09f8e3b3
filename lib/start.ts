import { startServer } from "./start/start-server";

// Imported once in each server, before its first request (instrumentation.ts). bin/server.ts waits for it before it says it is ready.
await startServer();
(globalThis as { __chairsideStarted?: () => void }).__chairsideStarted?.();
