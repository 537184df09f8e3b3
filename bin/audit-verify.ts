import { existsSync } from "node:fs";
import { disconnect } from "@/db/connection";
import { type NotedHead, verifyChains } from "@/lib/audit/verify";

const HEAD = /^(?<chain>.+):(?<number>\d+):(?<hash>[0-9a-f]{64})$/;

const noted = readExpected(process.argv.slice(2));
refuseWithoutDatabase();
let broken = 0;
for await (const { chain, name, count, head, problem } of verifyChains(noted)) {
  if (problem) broken++;
  const records = `${count} ${count === 1 ? "record" : "records"}`;
  console.log(`${problem ? "BROKEN" : "holds "}  ${name}  ${records}  ${chain}:${count}:${head}`);
  if (problem) console.log(`        ${problem}`);
}
await disconnect();
console.log(
  broken > 0
    ? `The audit log does not hold: ${broken} of its chains ${broken === 1 ? "is" : "are"} broken.`
    : "The audit log holds.",
);
if (noted.length === 0)
  console.log(
    "Records cut off at the end can't be seen from inside. Note the last column somewhere else, and compare next time: npm run audit:verify -- --expect CHAIN:NUMBER:HASH",
  );
process.exitCode = broken > 0 ? 1 : 0;

function readExpected(given: string[]): NotedHead[] {
  const heads: NotedHead[] = [];
  for (let index = 0; index < given.length; index += 2) {
    const found = given[index] === "--expect" && HEAD.exec(given[index + 1] ?? "")?.groups;
    if (!found) refuse();
    heads.push({ chain: found["chain"] ?? "", number: Number(found["number"]), hash: found["hash"] ?? "" });
  }
  return heads;
}

function refuseWithoutDatabase(): void {
  const file =
    process.env.DATABASE_URL?.replace(/^file:/, "") ?? `${process.env.DATA_DIR ?? "./data"}/chairside.db`;
  if (file.startsWith("postgres") || existsSync(file)) return;
  console.error(
    `There is no database at ${file}. Say where it is: DATA_DIR=./data/demo npm run audit:verify`,
  );
  process.exit(2);
}

function refuse(): never {
  console.error("Usage: npm run audit:verify [-- --expect CHAIN:NUMBER:HASH …]");
  process.exit(2);
}
