import type { FeatureName } from "@/db/schema/practices";
import { featureKey } from "@/lib/auth/features";

/** What follows from switching each off; on again, it is as it was. */
const OFF: Record<FeatureName, string> = {
  "patient-app": "Patients no longer see the practice and its team in the app.",
  scheduling: "Patients can't ask for a time online any more.",
  forms: "Nobody can sign forms here; the permission Can Sign Forms has no effect until they are on again.",
  chat: "Nobody can open Chat here; the permission Chat User has no effect until it is on again.",
  "screen-pop": "No caller appears on anybody's screen any more.",
  reviews: "No review requests go out any more.",
};

/** What follows from having switched these on and off, each a sentence. */
export function featuresFollow({ on, off }: { on: FeatureName[]; off: FeatureName[] }): string[] {
  return [...labelsOf(on).map((label) => `${label}: on again, as it was.`), ...off.map((name) => OFF[name])];
}

function labelsOf(names: FeatureName[]): string[] {
  return featureKey.filter(({ name }) => names.includes(name)).map(({ label }) => label);
}
