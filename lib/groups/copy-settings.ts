import { actorAt } from "@/lib/auth/actor-at";
import { featureKey } from "@/lib/auth/features";
import type { GroupActor, GroupPractice } from "@/lib/auth/group-actor";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { addRole } from "@/lib/practices/add-role";
import { changeFeatures, versionOf } from "@/lib/practices/change-features";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { renameRole } from "@/lib/practices/rename-role";
import { restoreRole } from "@/lib/practices/retire-role";
import { type CopyOutcome, outcomesAt } from "./copy-outcome";
import { type Settings, settingsOf } from "./settings-of";
import { partNames, type SettingsPart } from "./settings-parts";
import { changesAt, rolesPlan, type SettingsChange, switchedFeatures } from "./settings-plan";
import { targetsOf } from "./targets";

/** What to copy, from which practice to which: ids; `all` is every other practice of the actor's. */
export type SettingsCopy = { from: string; to: string[]; all: boolean; parts: SettingsPart[] };

/** What copying would change at each practice. Throws InvalidError for a practice that is not the actor's. */
export function previewSettings(lead: GroupActor, copy: SettingsCopy): Promise<CopyOutcome[]> {
  return atEach(lead, copy, async (from, to) => outcomeOf("changes", changesAt(from, to, copy.parts)));
}

/**
 * Copies settings to each practice by the verbs that practice's own Admins use, with their audit lines there. Each practice by itself: a
 * refusal at one stops none of the others.
 */
export function copySettings(lead: GroupActor, copy: SettingsCopy): Promise<CopyOutcome[]> {
  return atEach(lead, copy, async (from, to) => {
    const changes = changesAt(from, to, copy.parts);
    for (const part of partNames) if (copy.parts.includes(part)) await copied[part](from, to);
    return outcomeOf("done", changes);
  });
}

async function atEach(
  lead: GroupActor,
  copy: SettingsCopy,
  act: (from: Settings, to: Settings) => Promise<Omit<CopyOutcome, "practice">>,
): Promise<CopyOutcome[]> {
  const { source, targets } = targetsOf(lead, copy);
  const from = await settingsOf(await actorAt(lead, source.id));
  return outcomesAt(targets, async (practice) => act(from, await settingsAt(lead, practice)));
}

async function settingsAt(lead: GroupActor, { id }: GroupPractice): Promise<Settings> {
  return settingsOf(await actorAt(lead, id));
}

function outcomeOf(state: "changes" | "done", changes: SettingsChange[]): Omit<CopyOutcome, "practice"> {
  if (changes.length === 0) return { state: "unchanged", lines: ["The same already."] };
  return { state, lines: changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`) };
}

const copied: Record<SettingsPart, (from: Settings, to: Settings) => Promise<unknown>> = {
  roles: async (from, to) => {
    const { add, rename, restore } = rolesPlan(from, to);
    for (const { id, to: name } of rename) await renameRole(to.admin, id, name);
    for (const { id } of restore) await restoreRole(to.admin, id);
    for (const name of add) await addRole(to.admin, name);
  },
  devices: ({ rules: { version: _, ...rules } }, { admin, rules: { version } }) =>
    changeDeviceRules(admin, { ...rules, version }),
  "log-off": ({ info: { idleMinutes, sessionHours } }, to) => changeInfo(to, { idleMinutes, sessionHours }),
  colour: ({ info: { colour } }, to) => changeInfo(to, { colour }),
  features: async (from, to) => {
    const switched = new Map(switchedFeatures(from, to).map(({ name, on }) => [name, on]));
    const names = featureKey.map(({ name }) => name);
    const on = names.filter((name) => switched.get(name) ?? !to.featuresOff.includes(name));
    await changeFeatures(to.admin, { on, version: versionOf(to) });
  },
};

/** Read anew: the part before may have saved Practice Info already. */
async function changeInfo({ admin }: Settings, changes: Partial<Settings["info"]>): Promise<void> {
  const { info } = await settingsOf(admin);
  await changePracticeInfo(admin, { ...info, ...changes });
}
