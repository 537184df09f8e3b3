import { eq } from "drizzle-orm";
import { type FeatureName, practices } from "@/db/schema/practices";
import { featureKey } from "@/lib/auth/features";
import type { Support } from "@/lib/auth/support";
import { act } from "./act";
import { getPractice, type SeenPractice, subjectOf } from "./find-practice";
import { refuseChangedMeanwhile } from "./stale";

/** What is withheld, as a form keeps what it was filled with. */
export function withheldVersion({ featuresWithheld }: Pick<SeenPractice, "featuresWithheld">): string {
  return [...featuresWithheld].sort().join(" ");
}

/**
 * Withholds exactly these features from a practice, whatever it switched on itself; false where nothing was new. What it switched off
 * stays off. Throws ConflictError when somebody changed it in between.
 */
export async function setFeatures(
  support: Support,
  slug: string,
  { withheld, seen }: { withheld: FeatureName[]; seen?: string },
): Promise<boolean> {
  const wanted = featureKey.map(({ name }) => name).filter((name) => withheld.includes(name));
  const asked = withheldVersion({ featuresWithheld: wanted });
  if (withheldVersion(await getPractice(support, slug)) === asked) return false;
  await act(support, "practice.changed", async (tx, about) => {
    const before = await getPractice(support, slug);
    refuseChangedMeanwhile(seen, withheldVersion(before));
    await tx.update(practices).set({ featuresWithheld: wanted }).where(eq(practices.id, before.id));
    about(subjectOf(before), {
      before: { "Features withheld": labelsOf(before.featuresWithheld) },
      after: { "Features withheld": labelsOf(wanted) },
    });
  });
  return true;
}

function labelsOf(names: FeatureName[]): string[] {
  if (names.length === 0) return ["none"];
  return featureKey.filter(({ name }) => names.includes(name)).map(({ label }) => label);
}
