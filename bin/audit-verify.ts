import { disconnect } from "@/db/connection";
import { type NotedHead, verifyChains } from "@/lib/audit/verify";
import { refuseWithoutDatabase } from "./find-database";

const HEAD = /^(?<chain>.+):(?<number>\d+):(?<hash>[0-9a-f]{64})$/;

const noted = readExpected(process.argv.slice(2));
refuseWithoutDatabase("npm run audit:verify");
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

function refuse(): never {
  console.error("Usage: npm run audit:verify [-- --expect CHAIN:NUMBER:HASH …]");
  process.exit(2);
}
