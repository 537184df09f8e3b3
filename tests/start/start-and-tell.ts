import { disconnect } from "@/db/connection";

// What a server does before its first request, for start.test.ts to read what it says.
await import("@/lib/start");
const { __chairsideReadyLines: lines = [] } = globalThis as { __chairsideReadyLines?: string[] };
console.log(JSON.stringify(lines));
await disconnect();
process.exit(0);
