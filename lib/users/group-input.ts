import { z } from "zod";
import { type Permissions, permissionKey } from "@/lib/auth/permissions";
import { type UserInput, userInput } from "./input";
import { type AskedRights, readRights } from "./membership-rights";
import { entriesOf, FOREIGN } from "./only-fields-of";
import { fieldOf } from "./rights-at";

/** What a Group Admin asked for at the other practices: every ticked one with its rights. */
export type AskedMemberships = {
  rights: Record<string, AskedRights>;
  /** "Select all", where there is no JavaScript to tick each. */
  all: boolean;
};

export type GroupUserInput = UserInput & { memberships: AskedMemberships };

const OF_PRACTICE =
  /^(practice|rights|role|showInApp|admin|chatUser|defaultDoctor|canSignForms)\.[0-9a-f-]{36}$/;
const OF_ALL = ["otherPractices", "practice.all", "openLines"];
const OPENED = "Every ticked practice is open now. Choose role and permissions there, then save.";

/**
 * What the Add User and Edit User form sends for a Group Admin. A practice is ticked by `practice.<id>`, whose value says its rights
 * (membership-rights.ts); where its line was open, `rights.<id>` ("same" or "own"), `role.<id>` and a field for each permission do.
 */
export const groupUserInput = z.unknown().transform((form, context): GroupUserInput => {
  const given = entriesOf(form);
  const isOurs = ([name]: [string, unknown]) => OF_ALL.includes(name) || OF_PRACTICE.test(name);
  const read = userInput.safeParse(Object.fromEntries(given.filter((entry) => !isOurs(entry))));
  for (const { message, path } of read.error?.issues ?? [])
    context.addIssue({ code: "custom", message, path: path.map(String) });
  const memberships = readMemberships(given.filter(isOurs), context);
  return read.data && memberships ? { ...read.data, memberships } : z.NEVER;
});

function readMemberships(given: [string, unknown][], context: z.RefinementCtx): AskedMemberships | undefined {
  const fields = new Map<string, string>();
  for (const [name, value] of given) if (typeof value === "string") fields.set(name, value);
  if (fields.size < given.length) return refuse(context, "form", FOREIGN);
  if (fields.get("openLines")) return refuse(context, "openLines", OPENED);
  const asked: AskedMemberships = { rights: {}, all: false };
  if (fields.get("otherPractices") !== "on") return asked;
  asked.all = fields.get("practice.all") === "on";
  for (const [name, value] of fields) {
    const id = name.slice("practice.".length);
    if (!name.startsWith("practice.") || id === "all" || value === "") continue;
    const rights = rightsOf(fields, id, value);
    if (typeof rights === "string") return refuse(context, fieldOf(id), rights);
    asked.rights[id] = rights;
  }
  return asked;
}

function refuse(context: z.RefinementCtx, field: string, message: string): undefined {
  context.addIssue({ code: "custom", message, path: [field] });
}

/** What a ticked practice is to be; a text is what is wrong with it. */
function rightsOf(fields: Map<string, string>, id: string, value: string): AskedRights | string {
  const chosen = fields.get(`rights.${id}`);
  if (chosen === undefined) return readRights(value) ?? FOREIGN;
  if (chosen === "same") return { follows: true };
  const role = fields.get(`role.${id}`);
  if (!role) return "Choose a role for this practice.";
  const held = permissionKey.map(({ name }) => [name, fields.get(`${name}.${id}`) === "on"] as const);
  return { follows: false, role, permissions: Object.fromEntries(held) as Permissions };
}
