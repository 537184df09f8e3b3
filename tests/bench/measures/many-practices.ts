import { readSession } from "@/lib/auth/read-session";
import { listRoles } from "@/lib/practices/list-roles";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { anAdminAt } from "@/tests/bench/an-admin";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";

const ROUNDS = 200;

/** List, search and gate among a million users in 40,000 practices, beside a thousand users in 40. */
export async function manyPractices({ root }: Bench): Promise<Line[]> {
  const few = await siteOf(await dataDir(root, "thousand"), ["practice-7", "practice-23", "practice-38"]);
  const many = await siteOf(await dataDir(root, "million"), [
    "practice-7",
    "practice-19876",
    "practice-39990",
  ]);
  const lines: Line[] = [];
  for (const [name, act] of Object.entries(acts)) {
    const sides = [few, many].map((site) => ({ run: () => act(next(site)) }));
    const [one = 0, other = 0] = await interleave(sides, ROUNDS);
    lines.push(ratioLine(`${name}: 1,000,000 users to 1,000`, other, one, 1.2));
    progress(lines.at(-1));
  }
  return lines;
}

type Place = Awaited<ReturnType<typeof anAdminAt>> & { slug: string; roles: { id: string; key: string }[] };
type Site = { folder: string; places: Place[]; turn: number };

const acts: Record<string, (place: Place) => Promise<unknown>> = {
  list: ({ admin, roles }) => listPeople(admin, readView({}), roles),
  search: ({ admin, roles }) => listPeople(admin, readView({ q: "ar" }), roles),
  "search of more letters": ({ admin, roles }) => listPeople(admin, readView({ q: "mar" }), roles),
  gate: ({ token, slug }) => readSession(token, slug),
};

async function siteOf(folder: string, slugs: string[]): Promise<Site> {
  speakTo(folder);
  const places: Place[] = [];
  for (const slug of slugs) {
    const signedIn = await anAdminAt(slug);
    places.push({ ...signedIn, slug, roles: await listRoles(signedIn.admin) });
  }
  return { folder, places, turn: 0 };
}

function next(site: Site): Place {
  speakTo(site.folder);
  return site.places[site.turn++ % site.places.length] as Place;
}
