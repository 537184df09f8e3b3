import { gzipSync } from "node:zlib";
import type { Bench } from "@/tests/bench/bench";
import { buildBareApp } from "@/tests/bench/build-bare-app";
import { type Line, progress } from "@/tests/bench/line";
import { getPage, openSite } from "@/tests/bench/open-site";
import { serveBare } from "@/tests/bench/server";

const MOST = 60;

/** JavaScript that a first look at the list loads, over what an empty Next page loads, both gzipped. */
export async function firstLoad({ root }: Bench): Promise<Line[]> {
  const bare = await serveBare(await buildBareApp());
  const site = await openSite(root, "fifty");
  try {
    const empty = await sizeOf(bare.url, await (await fetch(`${bare.url}/empty`)).text());
    const list = await sizeOf(site.server.url, await getPage(site, "/settings/users"));
    const more = (list - empty) / 1000;
    const measured = `${more.toFixed(1)} kB (${(list / 1000).toFixed(1)} − ${(empty / 1000).toFixed(1)})`;
    const line = {
      what: "first load of the list over an empty page, JS gzip",
      measured,
      limit: `≤ ${MOST} kB`,
      holds: more <= MOST,
    };
    progress(line);
    return [line];
  } finally {
    await bare.stop();
    await site.server.stop();
  }
}

/** The scripts a page names itself, but for those only old browsers load. */
async function sizeOf(origin: string, html: string): Promise<number> {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js(?:\?[^"]*)?)"[^>]*>/g)];
  const addresses = new Set(
    tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, address]) => address ?? ""),
  );
  let bytes = 0;
  for (const address of addresses) {
    const script = await fetch(new URL(address, origin));
    bytes += gzipSync(Buffer.from(await script.arrayBuffer()), { level: 6 }).length;
  }
  return bytes;
}
