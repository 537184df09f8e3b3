import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Bench } from "@/tests/bench/bench";
import { type Line, progress, ratioLine } from "@/tests/bench/line";
import { getPage, openSite, type Site } from "@/tests/bench/open-site";

const PEOPLE = Number(process.env.BENCH_IMPORT ?? 10_000);
const AT_ONCE = 4;
const WARM = 400;
const ALONE = 600;
const MOST_MEMORY = 150;

/** The people of a file: under another title, those who are there already are changed ones. */
type Asked = { title: string; invited: boolean };

const INVITED: Asked = { title: "Dr.", invited: true };
const UNINVITED: Asked = { title: "Dr.", invited: false };

/**
 * A file of 10,000 people through the browser's own forms: what the server grows by, when it has just started and when it is in use, and
 * how long the list page takes meanwhile.
 */
export async function importPeople({ root }: Bench): Promise<Line[]> {
  const known = join(root, "known");
  await onAFreshServer(known, "put there", UNINVITED);
  const lines = [
    await onAFreshServer(join(root, "fresh"), "new", INVITED),
    await onAFreshServer(known, "changed", { ...UNINVITED, title: "Prof." }),
    ...(await besideReaders(root)),
  ];
  lines.forEach(progress);
  return lines;
}

/** One Admin has opened the list and the page to import, and nobody anything else. */
async function onAFreshServer(root: string, people: string, file: Asked): Promise<Line> {
  const site = await openSite(root, "fifty");
  for (const page of ["/settings/users", "/settings/users/import"]) await getPage(site, page);
  const before = await memory(site);
  const watch = watching(site);
  const begun = performance.now();
  const job = await upload(site, file);
  const looked = performance.now();
  await begin(site, job);
  told(`alone, people ${people}`, looked - begun, performance.now() - looked);
  const line = grown(`a fresh server, people ${people}`, before, await watch.end(), await memory(site));
  await site.server.stop();
  return line;
}

async function besideReaders(root: string): Promise<Line[]> {
  const site = await openSite(root, "fifty");
  await load(site, WARM);
  const alone = p99((await load(site, ALONE)).times);
  const before = await memory(site);
  const watch = watching(site);
  const checked = await beside(site, () => upload(site, INVITED));
  const applied = await beside(site, () => begin(site, checked.done));
  told(`beside ${AT_ONCE} readers`, checked.took, applied.took);
  const lines = [
    grown("a server in use, people new", before, await watch.end(), await memory(site)),
    ratioLine("p99 of the list page during the preview of an import", checked.p99, alone, 3),
    ratioLine("p99 of the list page during the import", applied.p99, alone, 3),
  ];
  await site.server.stop();
  return lines;
}

function grown(server: string, before: number, peak: number, after: number): Line {
  return {
    what: `import of ${PEOPLE.toLocaleString("en")}, memory of ${server}`,
    measured: `+${peak - before} MB at its peak, +${after - before} MB after it (${before} MB before)`,
    limit: `< ${MOST_MEMORY} MB`,
    holds: peak - before < MOST_MEMORY,
  };
}

function told(how: string, preview: number, written: number): void {
  console.error(`  ${how}: preview ${seconds(preview)} s, import ${seconds(written)} s`);
}

async function beside<T>(site: Site, work: () => Promise<T>) {
  const begun = performance.now();
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  const { times } = await load(site, Number.POSITIVE_INFINITY, () => over);
  return { done: await working, p99: p99(times), took: performance.now() - begun };
}

/** List pages, several at once, so many or until told; the time of each in microseconds. */
async function load(site: Site, many: number, isOver = () => false): Promise<{ times: number[] }> {
  const times: number[] = [];
  let left = many;
  const lane = async () => {
    while (left-- > 0 && !isOver()) {
      const begun = performance.now();
      await getPage(site, "/settings/users");
      times.push((performance.now() - begun) * 1000);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { times };
}

function p99(times: number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0;
}

/** As a browser without JavaScript sends it: the form's hidden fields, and the file. */
async function upload(site: Site, { title, invited }: Asked): Promise<string> {
  const roles = ["Hygienist", "Doctor", "Front Office"];
  const rows = Array.from(
    { length: PEOPLE },
    (_, at) =>
      `Person Number ${at},${title} ${at},imported${at}@bench.example,${roles[at % 3]},"Chat User, Show in the App",${100 + (at % 800)}`,
  );
  const file = ["Name,Public Name,Login,Role,Permissions,Extensions", ...rows].join("\r\n");
  const job = await send(site, "/settings/users/import", "Look at the file", (form) => {
    if (invited) form.set("invite", "on");
    form.set("file", new File([file], "people.csv", { type: "text/csv" }));
  });
  await rest(site, job, "ready");
  return job;
}

async function begin(site: Site, job: string): Promise<string> {
  await send(site, job, "Import ", () => undefined);
  await rest(site, job, "done");
  return job;
}

/** Sends the form of a page that has this button; gives the address it leads to, within the practice. */
async function send(
  site: Site,
  path: string,
  button: string,
  fill: (form: FormData) => void,
): Promise<string> {
  const page = await getPage(site, path);
  const forms = [...page.matchAll(/<form[^>]*method="POST"[^>]*>(.*?)<\/form>/gis)].map(
    ([, inside = ""]) => inside,
  );
  const fields = forms.find((inside) => inside.includes(`>${button}`)) ?? "";
  const form = new FormData();
  for (const [input] of fields.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    form.set(attribute(input, "name"), attribute(input, "value"));
  fill(form);
  const { server, cookie } = site;
  const answer = await fetch(`${server.url}/practice-1${path}`, {
    method: "POST",
    body: form,
    headers: { cookie, origin: server.url },
    redirect: "manual",
  });
  const to = answer.headers.get("location");
  if (!to) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return new URL(to, server.url).pathname.replace(/^\/practice-1/, "");
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

async function rest(site: Site, job: string, standing: string): Promise<void> {
  for (;;) {
    const told = JSON.parse(await getPage(site, `${job}/state`)) as { standing: string };
    if (told.standing === standing) return;
    if (["failed", "cancelled"].includes(told.standing)) throw new Error(`The import is ${told.standing}.`);
    await pause(200);
  }
}

function watching(site: Site) {
  let peak = 0;
  let ended = false;
  const watch = (async () => {
    while (!ended) {
      peak = Math.max(peak, await memory(site));
      await pause(100);
    }
  })();
  return {
    end: async () => {
      ended = true;
      await watch;
      return peak;
    },
  };
}

/** What the server holds in memory, in MB. */
async function memory({ server }: Site): Promise<number> {
  return Math.round((await server.probe()).memory / 1e6);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
