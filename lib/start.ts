import { startServer } from "./start/start-server";

// Imported once in each server, before its first request (instrumentation.ts).
await startServer();
