import type { AbilityName } from "@/lib/auth/abilities";

const UNDER_SETTINGS: Record<string, AbilityName> = {
  users: "users.manage",
  practice: "practice.manage",
  devices: "logins.decide",
  providers: "providers.manage",
  audit: "audit.read",
  billing: "billing.view",
  "access-review": "users.manage",
};

/** What a page of a practice's settings is for, by its path: "/downtown/settings/audit" is for reading the log. */
export function abilityOfPage(path: string): AbilityName {
  const [, , , page = ""] = (path.split(/[?#]/)[0] ?? "").split("/");
  return UNDER_SETTINGS[page] ?? "practice.manage";
}
