import type { Capability } from "@/lib/auth/capabilities";

const UNDER_SETTINGS: Record<string, Capability> = {
  users: "users.manage",
  practice: "practice.manage",
  devices: "logins.decide",
  providers: "providers.manage",
  audit: "audit.read",
  billing: "billing.view",
  "access-review": "users.manage",
};

/** Moving a user's home practice is a Group Admin's act (product.md, section 7). */
const MOVE_HOME = /^users\/[^/]+\/practices\/home\/?$/;

/** What a page of a practice's settings is for, by its path: "/downtown/settings/audit" is for reading the log. */
export function abilityOfPage(path: string): Capability {
  const [, , , ...under] = (path.split(/[?#]/)[0] ?? "").split("/");
  if (MOVE_HOME.test(under.join("/"))) return "group.manage";
  return UNDER_SETTINGS[under[0] ?? ""] ?? "practice.manage";
}
