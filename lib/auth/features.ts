import type { FeatureName } from "@/db/schema/practices";

/** What a practice may switch on and off under Settings › Practice, with what each brings (product.md, section 10). */
export const featureKey = [
  {
    name: "patient-app",
    label: "Patient app",
    definition: "Patients see the practice and the team members shown in the app.",
  },
  {
    name: "scheduling",
    label: "Online scheduling",
    definition: "Patients choose a provider and ask for a time on the scheduling page.",
  },
  {
    name: "forms",
    label: "Forms",
    definition: "Patients sign forms and consents; those who may sign do so with them.",
  },
  { name: "chat", label: "Chat", definition: "Chat Users message patients and each other." },
  {
    name: "screen-pop",
    label: "Screen pop",
    definition: "The caller appears on the screens of those who have the ringing extension.",
  },
  {
    name: "reviews",
    label: "Review requests",
    definition: "Patients are asked for a review in the Default Doctor's name.",
  },
] as const satisfies readonly { name: FeatureName; label: string; definition: string }[];

/** What stands at a practice: what support has withheld from it, and what it has switched off itself. */
export type FeatureSwitches = { featuresWithheld: FeatureName[]; featuresOff: FeatureName[] };

/** Whether a feature works at the practice. */
export function isOn({ featuresWithheld, featuresOff }: FeatureSwitches, feature: FeatureName): boolean {
  return !featuresWithheld.includes(feature) && !featuresOff.includes(feature);
}
