import { listRoles } from "@/lib/practices/list-roles";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { type Admin, anAdminAt } from "@/tests/bench/an-admin";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";
import { views } from "@/tests/bench/views";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);

type Practice = { folder: string; admin: Admin; roles: { id: string; key: string }[] };

/** The list's statements and sorting alone, without the page around them. Not a limit of its own: it finds what to look at. */
export async function listInProcess({ root }: Bench): Promise<Line[]> {
  const small = await practiceOf(await dataDir(root, "fifty"));
  const large = await practiceOf(await dataDir(root, "hundred-thousand"));
  const lines: Line[] = [];
  for (const { name, at50, at100000 } of views) {
    const sides = [{ run: () => look(small, at50) }, { run: () => look(large, at100000) }];
    const rows = [(await look(small, at50)).rows.length, (await look(large, at100000)).rows.length];
    const [one = 0, other = 0] = await interleave(sides, ROUNDS);
    const line = ratioLine(`list in process: ${name} (${rows[1]} / ${rows[0]} rows)`, other, one, Infinity);
    lines.push({ ...line, limit: "none" });
    progress(lines.at(-1));
  }
  return lines;
}

async function practiceOf(folder: string): Promise<Practice> {
  speakTo(folder);
  const { admin } = await anAdminAt("practice-1");
  return { folder, admin, roles: await listRoles(admin) };
}

function look({ folder, admin, roles }: Practice, query: string) {
  speakTo(folder);
  return listPeople(admin, readView(Object.fromEntries(new URLSearchParams(query))), roles);
}
