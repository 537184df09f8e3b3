import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "../db/connection";
import { migrateDatabase } from "../db/migrate";
import { config } from "../lib/config";
import { addCrowd } from "./demo/add-crowd";
import { HalfMade, makeDemo, SomebodyElses } from "./demo/make-demo";
import { makeSignInLink } from "./demo/make-link";

process.env.DATA_DIR ||= "./data/demo";
const crowd = crowdAskedFor(process.argv.slice(2));
await prepare().catch(explain);
await disconnect();

async function prepare(): Promise<void> {
  const { DATA_DIR } = config();
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
  await migrateDatabase();
  if (await makeDemo()) console.log("Made the demo: Bright Smiles Dental Group and Lakeside Dental.");
  if (crowd > 0) await addCrowd("downtown", crowd, (line) => console.log(line));
  const file = join(DATA_DIR, "demo-link");
  rmSync(file, { force: true });
  const link = await makeSignInLink();
  if (link) writeFileSync(file, `${link}\n`, { mode: 0o600 });
}

/** `--users 100000` or `--users=100000`; nothing else is known. */
function crowdAskedFor(given: string[]): number {
  const [first, second, ...rest] = given.flatMap((part) => part.split(/=(.*)/s).slice(0, 2));
  if (first === undefined) return 0;
  if (first !== "--users") refuse(`Unknown: ${given.join(" ")}. Try: npm run demo -- --users 100000`);
  const wanted = Number(second);
  if (rest.length > 0 || !/^\d{1,7}$/.test(second ?? "") || wanted > 1_000_000)
    refuse("--users takes a whole number from 0 to 1000000, as in: npm run demo -- --users 100000");
  return wanted;
}

function explain(error: unknown): never {
  const where = process.env.DATABASE_URL
    ? "the database of DATABASE_URL"
    : `the folder ${process.env.DATA_DIR}`;
  if (error instanceof HalfMade)
    refuse(`An earlier start ended while the demo was being made. Empty ${where}, then start again.`);
  if (error instanceof SomebodyElses)
    refuse(
      "This database holds other practices. The demo needs an empty one: choose another DATA_DIR or DATABASE_URL.",
    );
  if ((error as { name?: string }).name === "ConfigError") refuse((error as Error).message);
  throw error;
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
