import type { reviewDecisions as kept } from "@/db/schema/access-reviews";

export type Decision = (typeof kept)[number];

/** What can be decided on a person, as the buttons say it. */
export const DECISION_LABELS = {
  keep: "Keep",
  change: "Change",
  deactivate: "Deactivate",
} as const satisfies Record<Decision, string>;

export const reviewDecisions = Object.keys(DECISION_LABELS) as [Decision, ...Decision[]];
