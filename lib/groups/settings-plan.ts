import { featureKey } from "@/lib/auth/features";
import { differingRules, ruleInWords } from "@/lib/devices/device-rules-words";
import { differingFields, infoWords } from "@/lib/practices/info-facts";
import { foldForSearch } from "@/lib/text";
import type { Settings } from "./settings-of";
import type { SettingsPart } from "./settings-parts";

/** One thing that would change, in words. */
export type SettingsChange = { label: string; before: string; after: string };

/** What would be done with a practice's position roles. */
export type RolesPlan = {
  add: string[];
  rename: { id: string; from: string; to: string }[];
  restore: { id: string; name: string }[];
};

/** What copying these parts would change at a practice, in words; nothing where it is the same there. */
export function changesAt(from: Settings, to: Settings, parts: SettingsPart[]): SettingsChange[] {
  return parts.flatMap((part) => told[part](from, to));
}

const told: Record<SettingsPart, (from: Settings, to: Settings) => SettingsChange[]> = {
  roles: (from, to) => {
    const { add, rename, restore } = rolesPlan(from, to);
    return [
      ...rename.map((role) => ({ label: "Role", before: role.from, after: role.to })),
      ...restore.map(({ name }) => ({ label: "Role", before: "retired", after: name })),
      ...add.map((name) => ({ label: "Role", before: "none", after: name })),
    ];
  },
  devices: (from, to) =>
    differingRules(from.rules, to.rules).map((field) => ({
      label: ruleInWords(to.rules, field).label,
      before: ruleInWords(to.rules, field).value,
      after: ruleInWords(from.rules, field).value,
    })),
  "log-off": (from, to) => infoChanges(from, to, ["idleMinutes", "sessionHours"]),
  colour: (from, to) => infoChanges(from, to, ["colour"]),
  features: (from, to) =>
    switchedFeatures(from, to).map(({ label, on }) => ({
      label,
      before: on ? "off" : "on",
      after: on ? "on" : "off",
    })),
};

type InfoField = ReturnType<typeof differingFields>[number];

function infoChanges(from: Settings, to: Settings, fields: InfoField[]): SettingsChange[] {
  return differingFields(from.info, to.info)
    .filter((field) => fields.includes(field))
    .map((field) => ({
      label: infoWords[field].label,
      before: infoWords[field].tell(to.info),
      after: infoWords[field].tell(from.info),
    }));
}

/** The features that would be switched there; of those that support withholds there, none. */
export function switchedFeatures(from: Settings, to: Settings) {
  return featureKey
    .filter(({ name }) => !to.featuresWithheld.includes(name))
    .filter(({ name }) => from.featuresOff.includes(name) !== to.featuresOff.includes(name))
    .map(({ name, label }) => ({ name, label, on: !from.featuresOff.includes(name) }));
}

/** Roles in use here that are missing or called otherwise there. The standard ones are known by key, a practice's own by their names. */
export function rolesPlan(from: Settings, to: Settings): RolesPlan {
  const plan: RolesPlan = { add: [], rename: [], restore: [] };
  const named = new Map(to.roles.map((role) => [foldForSearch(role.name), role]));
  for (const role of from.roles.filter(({ retiredAt }) => !retiredAt)) {
    const same = to.roles.find(({ key }) => key === role.key);
    const alike = named.get(foldForSearch(role.name));
    const there = same ?? alike;
    if (!there) plan.add.push(role.name);
    else if (there.retiredAt) plan.restore.push({ id: there.id, name: there.name });
    else if (same && same.name !== role.name && (!alike || alike === same))
      plan.rename.push({ id: same.id, from: same.name, to: role.name });
  }
  return plan;
}
