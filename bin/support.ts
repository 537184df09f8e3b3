import { parseArgs } from "node:util";
import { disconnect } from "@/db/connection";
import { refuseWithoutDatabase } from "./find-database";
import { decide } from "./support/decide";
import { listRequests } from "./support/list-requests";
import { Refusal, refusalOf } from "./support/refusal";
import { revoke, trust } from "./support/trust";
import { USAGE } from "./support/usage";

// Whoever may start this on the server may decide: it works on the database of DATA_DIR or DATABASE_URL, beside a server or without one.
type Given = { named: string[]; reason: string; practice?: string | undefined };

const commands: Record<string, (given: Given) => Promise<void>> = {
  "login-requests": ({ practice }) => listRequests(practice),
  approve: ({ named: [request], reason }) => decide("approve", request, reason),
  decline: ({ named: [request], reason }) => decide("decline", request, reason),
  trust: ({ named: [login, device], reason }) => trust(login, device, reason),
  revoke: ({ named: [login, device], reason }) => revoke(login, device, reason),
};
const MOST_NAMES: Record<string, number> = { "login-requests": 0, approve: 1, decline: 1 };

process.exitCode = await perform();

async function perform(): Promise<number> {
  try {
    const { command, help, ...given } = read();
    if (help) {
      console.log(USAGE);
      return 0;
    }
    refuseWithoutDatabase("npm run support -- login-requests");
    await commands[command]?.(given);
    return 0;
  } catch (error) {
    const refusal = refusalOf(error);
    console.error(refusal.message);
    if (refusal.code === 2) console.error(`\n${USAGE}`);
    return refusal.code;
  } finally {
    await disconnect();
  }
}

function read(): Given & { command: string; help: boolean } {
  const { values, positionals } = parse();
  const [command = "", ...named] = positionals;
  const { reason = "", practice, help = false } = values;
  if (help || command === "help") return { command, help: true, named, reason };
  if (!(command in commands)) throw new Refusal(command ? `Unknown: ${command}` : "Say what to do.", 2);
  const extra = named[MOST_NAMES[command] ?? 2];
  if (extra !== undefined) throw new Refusal(`Unknown: ${extra}`, 2);
  return { command, help: false, named, reason, practice };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        reason: { type: "string" },
        practice: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), 2);
  }
}
