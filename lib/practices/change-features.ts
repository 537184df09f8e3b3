import { eq } from "drizzle-orm";
import { db } from "@/db";
import type { Facts } from "@/db/schema/audit";
import { type FeatureName, practices } from "@/db/schema/practices";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { type FeatureSwitches, featureKey } from "@/lib/auth/features";
import { NotFoundError, StaleError } from "@/lib/errors";
import type { FeaturesInput } from "./features-input";

/** What was switched on and off. */
export type FeaturesChanged = { on: FeatureName[]; off: FeatureName[] };

/** What is switched off here, as a form keeps what it was filled with: the settings are their own version. */
export function versionOf({ featuresOff }: Pick<FeatureSwitches, "featuresOff">): string {
  return [...featuresOff].sort().join(" ");
}

/**
 * Switches features of the practice on and off; undefined where nothing was new. What support withholds stays as it was: nobody here
 * switches it. Throws StaleError when somebody changed them in between.
 */
export async function changeFeatures(
  admin: Authorized<"practice.manage">,
  input: FeaturesInput,
): Promise<FeaturesChanged | undefined> {
  if (isNothing(changesOf(await switchesOf(admin.practice.id), input.on))) return undefined;
  return change(admin, "practice.changed", async (tx, about) => {
    const before = await switchesOf(admin.practice.id);
    const { on, off } = changesOf(before, input.on);
    if (versionOf(before) !== input.version) throw staleFeatures(before, input.on);
    const featuresOff = [...before.featuresOff.filter((name) => !on.includes(name)), ...off];
    await tx.update(practices).set({ featuresOff }).where(eq(practices.id, admin.practice.id));
    const { id, name } = admin.practice;
    about({ kind: "practice", id, name }, { before: factsOf(off, on), after: factsOf(on, off) });
    return { on, off };
  });
}

async function switchesOf(practiceId: string): Promise<FeatureSwitches> {
  const { featuresWithheld, featuresOff } = practices;
  const [switches] = await db
    .select({ featuresWithheld, featuresOff })
    .from(practices)
    .where(eq(practices.id, practiceId));
  if (!switches) throw new NotFoundError();
  return switches;
}

function changesOf(
  { featuresWithheld, featuresOff }: FeatureSwitches,
  wanted: FeatureName[],
): FeaturesChanged {
  const open = featureKey.map(({ name }) => name).filter((name) => !featuresWithheld.includes(name));
  return {
    on: open.filter((name) => wanted.includes(name) && featuresOff.includes(name)),
    off: open.filter((name) => !wanted.includes(name) && !featuresOff.includes(name)),
  };
}

function isNothing({ on, off }: FeaturesChanged): boolean {
  return on.length + off.length === 0;
}

/** Those that are on, and those that are off, by their labels. */
function factsOf(on: FeatureName[], off: FeatureName[]): Facts {
  const named = featureKey.filter(({ name }) => on.includes(name) || off.includes(name));
  return Object.fromEntries(named.map(({ name, label }) => [label, on.includes(name)]));
}

function staleFeatures(saved: FeatureSwitches, wanted: FeatureName[]): StaleError {
  const { on, off } = changesOf(saved, wanted);
  const differing = featureKey.filter(({ name }) => on.includes(name) || off.includes(name));
  return new StaleError(
    versionOf(saved),
    differing.map(({ name, label }) => ({
      field: `feature-${name}`,
      label,
      saved: saved.featuresOff.includes(name) ? "off" : "on",
      yours: wanted.includes(name) ? "on" : "off",
    })),
  );
}
