import { stopTogether } from "./run.ts";
import { lock } from "./stages/lock.ts";
import { schema } from "./stages/schema.ts";
import { broken, type Outcome, type Stage } from "./stages/stage.ts";
import { lint, types } from "./stages/static.ts";
import { build, stories } from "./stages/stories.ts";
import { architecture, domain, postgres } from "./stages/suites.ts";
import { clearWorkplace } from "./stages/workplace.ts";

const stages = [types, lint, schema, architecture, domain, postgres, build, lock, stories];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(" ")}. There are: ${stages.map((stage) => stage.name).join(" ")}.`);
  process.exit(2);
}

stopTogether(clearWorkplace);
const total = { passed: 0, failed: 0 };
for (const stage of stages.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const { passed, failed } = await report(stage);
  total.passed += passed;
  total.failed += failed;
}
clearWorkplace();
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function report(stage: Stage): Promise<Outcome> {
  console.log(`\n── ${stage.title}`);
  const start = performance.now();
  const outcome = await stage.run().catch((error: Error) => broken(`${error.stack}\n`));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (outcome.failed > 0 && outcome.output) console.log(outcome.output.trimEnd());
  console.log(`   ${inWords(outcome)} (${seconds} s)`);
  return outcome;
}

function inWords({ passed, failed, skipped }: Outcome): string {
  if (skipped) return skipped;
  if (passed + failed === 0) return "holds";
  return passed === 0 && failed === 1 ? "broken: counted as 1 failed" : `${passed} passed, ${failed} failed`;
}
