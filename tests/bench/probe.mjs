// Loaded into a server before everything else (node --import): tells, at BENCH_PROBE, the processor time it has used, the memory it holds, and the statements it has asked.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";

const MOST = 2000;

if (isMainThread && process.env.BENCH_PROBE) {
  const statements = [];
  countStatements(statements);
  createServer((_, response) => {
    const { user, system } = process.cpuUsage();
    const memory = process.memoryUsage.rss();
    response.end(JSON.stringify({ cpu: user + system, memory, statements: statements.splice(0) }));
  })
    .listen(Number(process.env.BENCH_PROBE), "127.0.0.1")
    .unref();
  delete process.env.BENCH_PROBE; // not for the processes this one starts
}

function countStatements(statements) {
  const Database = createRequire(import.meta.url)("better-sqlite3");
  const database = new Database(":memory:");
  const prototype = Object.getPrototypeOf(database.prepare("select 1"));
  for (const name of ["all", "get", "run", "iterate"]) {
    const ask = prototype[name];
    prototype[name] = function (...given) {
      // Of thousands, the first tell enough: kept, they would be most of the memory that is measured.
      if (statements.length < MOST) statements.push(this.source);
      return ask.apply(this, given);
    };
  }
  database.close();
}
