import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { broken, capture, cleanEnvironment, type Outcome, type Stage } from "./stage.ts";
import { workplace } from "./workplace.ts";

// Beside the sources, so that node_modules can be linked file by file instead of copied.
const tree = resolve(".next-lock/tree");

/** The lock without the gate: the product is built once more without proxy.ts, and everything must still be refused. */
export const lock: Stage = {
  name: "lock",
  title: "The lock without the gate (built without proxy.ts)",
  async run(): Promise<Outcome> {
    const copied = await copyTree();
    if (copied.code !== 0) return broken(copied.output);
    // By the tree's own next: two copies of React don't know each other.
    const built = await capture("sh", ["-c", 'cd "$0" && exec node_modules/.bin/next build', tree]);
    if (built.code !== 0) return broken(built.output);
    return walk();
  },
};

function copyTree() {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  const sources = "git ls-files -z --cached --others --exclude-standard -- ':!proxy.ts' ':!tests' ':!docs'";
  return capture("sh", [
    "-c",
    `${sources} | xargs -0 cp --parents -t "$0" && cp -al node_modules "$0"/`,
    tree,
  ]);
}

async function walk(): Promise<Outcome> {
  const report = join(workplace(), "lock.json");
  const given = [
    "run",
    "--project",
    "lock",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { code, output } = await capture("vitest", given, cleanEnvironment({ LOCK_TREE: tree }));
  if (!existsSync(report)) return broken(output);
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, "utf8"));
  if (passed + failed === 0) return broken(`${output}\nNo test was executed.\n`);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
}
