import Database from "better-sqlite3";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { anAdminAt } from "@/tests/bench/an-admin";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { median } from "@/tests/bench/interleave";
import { type Line, progress } from "@/tests/bench/line";

const TIMES = 2000;

/** From the cookie to today's rights: time at the median, and statements. */
export async function gate({ root }: Bench): Promise<Line[]> {
  speakTo(await dataDir(root, "hundred-thousand"));
  const { token } = await anAdminAt("practice-1");
  const taken: number[] = [];
  for (let time = -200; time < TIMES; time++) {
    const began = performance.now();
    staffActor(await readSession(token, "practice-1"));
    if (time >= 0) taken.push(performance.now() - began);
  }
  const middle = median(taken);
  const statements = await countStatements(() => readSession(token, "practice-1"));
  const lines = [
    { what: "the gate, median", measured: `${middle.toFixed(3)} ms`, limit: "< 0.3 ms", holds: middle < 0.3 },
    {
      what: "the gate's statements",
      measured: String(statements),
      limit: "1 or 2",
      holds: statements === 1 || statements === 2,
    },
  ];
  lines.forEach(progress);
  return lines;
}

/** Every statement goes through one of these, whoever prepared it. */
async function countStatements(run: () => Promise<unknown>): Promise<number> {
  const database = new Database(":memory:");
  const prototype = Object.getPrototypeOf(database.prepare("select 1")) as {
    all: (...given: unknown[]) => unknown;
  };
  const { all } = prototype;
  let asked = 0;
  prototype.all = function counted(...given) {
    asked++;
    return all.apply(this, given);
  };
  await run();
  prototype.all = all;
  database.close();
  return asked;
}
