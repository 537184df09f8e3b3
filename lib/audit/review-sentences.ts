import type { Facts } from "@/db/schema/audit";

type Told = { actorName: string; subjectName: string; after: Facts | null; before: Facts | null };

/** What the log says of access reviews; `subjectName` is "the access review of 2026-03-02", or the person decided on. */
export const reviewSentences = {
  "review.started": ({ actorName, subjectName, after }: Told) =>
    `${actorName} started ${subjectName}${people(after?.["People"])}`,
  "review.decided": ({ actorName, subjectName, before, after }: Told) =>
    `${actorName} decided “${after?.["Decision"]}” on ${subjectName} in the access review${was(before)}`,
  "review.signed": ({ actorName, subjectName, after }: Told) =>
    `${actorName} signed off ${subjectName}${people(after?.["People"])}`,
  "review.carried-out": ({ actorName, subjectName, after }: Told) =>
    `${actorName} had ${subjectName} carried out${outcome(after)}`,
  "review.exported": ({ actorName, subjectName }: Told) => `${actorName} exported ${subjectName}`,
};

function people(count: unknown): string {
  if (typeof count !== "number") return "";
  return count === 1 ? ", with 1 person" : `, with ${count} people`;
}

function was(before: Facts | null): string {
  return before?.["Decision"] ? `, instead of “${before["Decision"]}”` : "";
}

function outcome(after: Facts | null): string {
  const [done, not] = [after?.["Deactivated"], after?.["Not deactivated"]];
  const parts = [
    ...(Array.isArray(done) ? [`${done.join(", ")} ${done.length === 1 ? "was" : "were"} deactivated`] : []),
    ...(Array.isArray(not) ? [`${not.length} could not be`] : []),
  ];
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}
