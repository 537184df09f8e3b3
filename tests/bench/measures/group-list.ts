import { type GroupSite, getAs, openGroupSite } from "@/tests/bench/a-lead";
import type { Bench } from "@/tests/bench/bench";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);
const AT_ONCE = 4;

/** The views compared: in the group of 20,000 people, and beside each what shows as many rows of 51. */
const views: [name: string, at20000: string, at51: string][] = [
  ["plain", "", ""],
  ["page 100", "page=100", ""],
  ["search, few match", "q=ximena+zhang", "q=davies"],
  ["search by part of a name, many match", "q=an", "q=staff"],
  ["search, two letters, few match", "q=qu", "q=staff"],
  ["search, nobody", "q=qqxyzzy", "q=qqxyzzy"],
  ["search in a role", "q=garcia&role=Hygienist", "q=ma"],
  ["role Hygienist", "role=Hygienist", ""],
  ["role Other", "role=Other", ""],
  ["permission Show in the App", "permission=show-in-app", ""],
  ["permission Admin", "permission=admin", ""],
  ["permission Chat User", "permission=chat-user", ""],
  ["permission Default Doctor", "permission=default-doctor", "permission=default-doctor"],
  ["permission Can Sign Forms", "permission=can-sign-forms", ""],
  ["status invited", "status=invited", ""],
  ["status active", "status=active", ""],
  ["status deactivated", "status=deactivated", ""],
  ["one practice", "practice=practice-77", "practice=practice-2"],
  ...["login", "role", "status", "sign-in", "-name", "-login", "-role", "-status", "-sign-in"].map(
    (sort): [string, string, string] => [`sort ${sort}`, `sort=${sort}`, `sort=${sort}`],
  ),
  ["role Hygienist, sort sign-in", "role=Hygienist&sort=sign-in", "sort=sign-in"],
  ["permission Admin, sort login", "permission=admin&sort=login", "sort=login"],
];

/** The group's list over HTTP: 20,000 people in 500 practices beside 51 in 3, in processor time of the server. */
export async function groupList({ root }: Bench): Promise<Line[]> {
  const few = await openGroupSite(root, "group-of-3");
  const many = await openGroupSite(root, "group-of-500");
  const lines: Line[] = [];
  try {
    for (const [name, at20000, at51] of views) {
      const [one = 0, other = 0] = await interleave([side(few, at51), side(many, at20000)], ROUNDS);
      lines.push(ratioLine(`group list of 20,000 to one of 51: ${name}`, other, one, 1.3));
      progress(lines.at(-1));
    }
  } finally {
    for (const { server } of [few, many]) await server.stop();
  }
  return lines;
}

function side(site: GroupSite, query: string) {
  const run = () => getAs(site, `/groups/${site.groupId}?${query}`);
  return { run, processorTime: inServer(site) };
}

/** Microseconds of processor time that the server spends on one of several requests in a row. */
export function inServer({ server }: GroupSite) {
  return async (run: () => Promise<unknown>) => {
    const before = await server.probe();
    for (let time = 0; time < AT_ONCE; time++) await run();
    return ((await server.probe()).cpu - before.cpu) / AT_ONCE;
  };
}
