import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench";
import { closeDatabases } from "./databases";
import { type Line, tableOf } from "./line";
import { barePage } from "./measures/bare-page";
import { coldStart } from "./measures/cold-start";
import { firstLoad } from "./measures/first-load";
import { gate } from "./measures/gate";
import { groupList } from "./measures/group-list";
import { importPeople } from "./measures/import";
import { listInProcess } from "./measures/list-in-process";
import { listPages } from "./measures/list-pages";
import { manyPractices } from "./measures/many-practices";
import { save } from "./measures/save";
import { signInCost } from "./measures/sign-in";
import { signInAnswers } from "./measures/sign-in-answers";
import { switcher } from "./measures/switcher";

const measures: Record<string, (bench: Bench) => Promise<Line[]>> = {
  "list-pages": listPages,
  "list-in-process": listInProcess,
  "bare-page": barePage,
  save,
  import: importPeople,
  "many-practices": manyPractices,
  "group-list": groupList,
  switcher,
  gate,
  "sign-in": signInCost,
  "answers-at-sign-in": signInAnswers,
  "first-load": firstLoad,
  "cold-start": coldStart,
};

const chosen = chosenMeasures(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), "chairside-bench-"));
process.env.AUTH_SECRET ??= "a secret of thirty-two letters, for benchmarks";
const lines: Line[] = [];
try {
  for (const name of chosen) {
    console.error(`Measuring ${name} …`);
    lines.push(...((await measures[name]?.({ root })) ?? []));
  }
} finally {
  await closeDatabases();
  rmSync(root, { recursive: true, force: true });
}
console.log(tableOf(lines));
const processor = cpus();
console.log(
  `\nOn ${processor.length} × ${processor[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}.`,
);

/** `--only list` chooses what begins so; without it, everything. */
function chosenMeasures(given: string[]): string[] {
  const names = Object.keys(measures);
  const [option, wanted, ...rest] = given.flatMap((part) => part.split("="));
  if (option === undefined) return names;
  const found = names.filter((name) => wanted && name.startsWith(wanted));
  if (option === "--only" && rest.length === 0 && found.length > 0) return found;
  console.error(`Unknown: ${given.join(" ")}. Try --only with one of: ${names.join(", ")}`);
  process.exit(2);
}
