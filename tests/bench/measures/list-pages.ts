import type { Bench } from "@/tests/bench/bench";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";
import { getPage, openSite, type Site } from "@/tests/bench/open-site";
import { views } from "@/tests/bench/views";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);

/** The list page over HTTP, signed in, one request at a time: 100,000 people of one practice beside 50. And the statements each page asks. */
export async function listPages({ root }: Bench): Promise<Line[]> {
  const small = await openSite(root, "fifty");
  const large = await openSite(root, "hundred-thousand");
  try {
    return await compare(small, large);
  } finally {
    for (const { server } of [small, large]) await server.stop();
  }
}

async function compare(small: Site, large: Site): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { name, at50, at100000 } of views) {
    const sides = [
      { run: () => get(small, at50), processorTime: inServer(small) },
      { run: () => get(large, at100000), processorTime: inServer(large) },
    ];
    const [one = 0, other = 0] = await interleave(sides, ROUNDS);
    lines.push(
      ratioLine(`list page of 100,000 to one of 50: ${name}`, other, one, 1.3),
      await statements(large, name, at100000),
    );
    lines.slice(-2).forEach(progress);
  }
  return lines;
}

async function statements(site: Site, name: string, query: string): Promise<Line> {
  await site.server.probe();
  await get(site, query);
  const asked = (await site.server.probe()).statements.filter((statement) => /^select/i.test(statement));
  return {
    what: `statements of the list page: ${name}`,
    measured: String(asked.length),
    limit: "≤ 10",
    holds: asked.length <= 10,
  };
}

function get(site: Site, query: string): Promise<string> {
  return getPage(site, `/settings/users?${query}`);
}

const AT_ONCE = 4;

/** Microseconds of processor time that the server spends on one of several requests in a row. */
function inServer({ server }: Site) {
  return async (run: () => Promise<unknown>) => {
    const before = await server.probe();
    for (let time = 0; time < AT_ONCE; time++) await run();
    return ((await server.probe()).cpu - before.cpu) / AT_ONCE;
  };
}
