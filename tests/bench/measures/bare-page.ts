import autocannon from "autocannon";
import type { Bench } from "@/tests/bench/bench";
import { buildBareApp } from "@/tests/bench/build-bare-app";
import { median } from "@/tests/bench/interleave";
import { type Line, progress } from "@/tests/bench/line";
import { openSite } from "@/tests/bench/open-site";
import { serveBare } from "@/tests/bench/server";

const ROUNDS = 8;
const SECONDS = 3;
const CONNECTIONS = 10;

/** Requests per second of the list page, signed in, over those of a bare dynamic Next page with the same fifty rows from memory. */
export async function barePage({ root }: Bench): Promise<Line[]> {
  const bare = await serveBare(await buildBareApp());
  const { server, cookie } = await openSite(root, "fifty");
  const ratios: number[] = [];
  const rates = { list: [] as number[], bare: [] as number[] };
  try {
    for (let round = -1; round < ROUNDS; round++) {
      const list = await rateOf(`${server.url}/practice-1/settings/users`, { cookie });
      const plain = await rateOf(`${bare.url}/`, {});
      if (round < 0) continue;
      rates.list.push(list);
      rates.bare.push(plain);
      ratios.push(list / plain);
    }
  } finally {
    await bare.stop();
    await server.stop();
  }
  const ratio = median(ratios);
  const measured = `${ratio.toFixed(2)} × (${Math.round(median(rates.list))} / ${Math.round(median(rates.bare))} a second)`;
  const line = {
    what: "list page to a bare page, requests per second",
    measured,
    limit: "≥ 0.8 ×",
    holds: ratio >= 0.8,
  };
  progress(line);
  return [line];
}

async function rateOf(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} other answers, ${result.errors} errors.`);
  return result.requests.total / result.duration;
}
