import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "@/bin/run";

const NEEDED = ["next", "react", "react-dom", "typescript", "@types/react", "@types/node"];

/** Builds the bare app in a folder of its own, with the packages of this repository; gives the folder. Within the repository Next would take our proxy and instrumentation for its own. */
export async function buildBareApp(): Promise<string> {
  const folder = join(process.cwd(), ".next-bench-bare");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(process.cwd(), "tests/bench/bare-app"), folder, { recursive: true });
  for (const name of withDependencies(NEEDED))
    linkTree(join("node_modules", name), join(folder, "node_modules", name));
  const said: string[] = [];
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const next = join(folder, "node_modules/next/dist/bin/next");
  const code = await run(process.execPath, [next, "build", folder], {
    env,
    onOutput: (text) => said.push(text),
  });
  if (code !== 0) throw new Error(`The bare app was not built:\n${said.join("")}`);
  return folder;
}

/** The packages and all that they stand on, as far as they are installed here. */
function withDependencies(names: string[], known = new Set<string>()): Set<string> {
  for (const name of names) {
    const file = join("node_modules", name, "package.json");
    if (known.has(name) || !existsSync(file)) continue;
    known.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
    withDependencies(Object.keys({ ...dependencies, ...optionalDependencies }), known);
  }
  return known;
}

/** Hard links: a symbolic one would lead out of the folder, where Next does not follow. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) linkSync(source, target);
  }
}
