import { parseArgs } from "node:util";
import { disconnect } from "@/db/connection";
import { refuseWithoutDatabase } from "./find-database";
import { addSupport, endSupport } from "./support/accounts";
import { decide } from "./support/decide";
import type { Given } from "./support/given";
import { closeGroup, createGroup, listGroups, renameGroup, reopenGroup } from "./support/groups";
import { listRequests } from "./support/list-requests";
import { groupAdmin, inviteAdmin } from "./support/people";
import {
  closePractice,
  createPractice,
  listPractices,
  renamePractice,
  reopenPractice,
} from "./support/practices";
import { Refusal, refusalOf } from "./support/refusal";
import { features, signingRoles } from "./support/settings";
import { revoke, trust } from "./support/trust";
import { USAGE } from "./support/usage";

// Whoever may start this on the server may decide: it works on the database of DATA_DIR or DATABASE_URL, beside a server or without one.
/** What each command does, how many words it takes after its name, and which options beside --reason. */
const commands: Record<string, [run: (given: Given) => Promise<void>, words: number, ...options: string[]]> =
  {
    "login-requests": [({ practice }) => listRequests(practice), 0, "practice"],
    approve: [({ named: [request], reason }) => decide("approve", request, reason), 1],
    decline: [
      ({ named: [request], reason, secure }) => decide(secure ? "secure" : "decline", request, reason),
      1,
      "secure",
    ],
    trust: [({ named: [login, device], reason }) => trust(login, device, reason), 2],
    revoke: [({ named: [login, device], reason }) => revoke(login, device, reason), 2],
    groups: [listGroups, 0],
    practices: [listPractices, 1],
    "create-group": [createGroup, 1],
    "rename-group": [renameGroup, 2],
    "close-group": [closeGroup, 1],
    "reopen-group": [reopenGroup, 1],
    "create-practice": [createPractice, 1, "group", "name", "time-zone"],
    "rename-practice": [renamePractice, 2],
    "close-practice": [closePractice, 1],
    "reopen-practice": [reopenPractice, 1],
    "invite-admin": [inviteAdmin, 1, "name", "email"],
    "group-admin": [groupAdmin, 2],
    "signing-roles": [signingRoles, 1, "roles"],
    features: [features, 1, "withhold"],
    "add-support": [addSupport, 1, "name"],
    "end-support": [endSupport, 1],
  };

process.exitCode = await perform();

async function perform(): Promise<number> {
  try {
    const { run, ...given } = read();
    if (!run) {
      console.log(USAGE);
      return 0;
    }
    refuseWithoutDatabase("npm run support -- login-requests");
    await run(given);
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

function read(): Given & { run?: (given: Given) => Promise<void> } {
  const { values, positionals } = parse();
  const [command = "", ...named] = positionals;
  const { help = false, reason = "", ...options } = values;
  if (help || command === "help") return { named, reason };
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!known) throw new Refusal(command ? `Unknown: ${command}` : "Say what to do.", 2);
  const [run, words, ...takes] = known;
  const strange = Object.keys(options).find((name) => !takes.includes(name));
  if (strange) throw new Refusal(`Unknown: --${strange} of ${command}`, 2);
  const extra = named[words];
  if (extra !== undefined) throw new Refusal(`Unknown: ${extra}`, 2);
  return { run, named, reason, ...options };
}

function parse() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        reason: text,
        practice: text,
        group: text,
        name: text,
        email: text,
        "time-zone": text,
        roles: text,
        withhold: text,
        secure: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), 2);
  }
}
