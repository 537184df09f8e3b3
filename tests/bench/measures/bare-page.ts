import autocannon from "autocannon";
import type { Bench } from "@/tests/bench/bench";
import { buildBareApp } from "@/tests/bench/build-bare-app";
import { median } from "@/tests/bench/interleave";
import { type Line, progress } from "@/tests/bench/line";
import { openSite } from "@/tests/bench/open-site";
import { type Served, serveBare } from "@/tests/bench/server";

const ROUNDS = 10;
const SECONDS = 3;
const CONNECTIONS = 10;

/** Requests per second of the list page, signed in, over those of a bare dynamic Next page with the same fifty rows from memory. */
export async function barePage({ root }: Bench): Promise<Line[]> {
  const bare = await serveBare(await buildBareApp());
  const { server, cookie } = await openSite(root, "fifty");
  const taken: { list: Load; plain: Load }[] = [];
  try {
    for (let round = -2; round < ROUNDS; round++) {
      const list = await load(server, "/practice-1/settings/users", { cookie });
      const plain = await load(bare, "/", {});
      if (round >= 0) taken.push({ list, plain });
    }
  } finally {
    await bare.stop();
    await server.stop();
  }
  const line = compare(taken);
  progress(line);
  return [line];
}

function compare(taken: { list: Load; plain: Load }[]): Line {
  const middle = (of: (pair: { list: Load; plain: Load }) => number) => median(taken.map(of));
  const ratio = middle(({ list, plain }) => list.rate / plain.rate);
  const rates = `${middle(({ list }) => list.rate).toFixed(0)} / ${middle(({ plain }) => plain.rate).toFixed(0)} a second`;
  const byProcessor = middle(({ list, plain }) => plain.cpu / list.cpu);
  return {
    what: "list page to a bare page, requests per second",
    measured: `${ratio.toFixed(2)} × (${rates}; by processor time ${byProcessor.toFixed(2)} ×)`,
    limit: "≥ 0.8 ×",
    holds: ratio >= 0.8,
  };
}

type Load = { rate: number; cpu: number };

/** Requests a second, and the processor time of one in microseconds. */
async function load(server: Served, path: string, headers: Record<string, string>): Promise<Load> {
  const before = await server.probe();
  const url = server.url + path;
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const { total } = result.requests;
  if (result.non2xx + result.errors > 0 || total === 0)
    throw new Error(
      `${url}: ${total} answers, ${result.non2xx} of them other than 200, ${result.errors} errors.`,
    );
  return { rate: total / result.duration, cpu: ((await server.probe()).cpu - before.cpu) / total };
}
