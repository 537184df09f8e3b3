import { createHash } from "node:crypto";
import type { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";

export type ReviewRow = typeof accessReviews.$inferSelect;
export type LineRow = typeof accessReviewLines.$inferSelect;

/** SHA-256 over everything a signed review says: its head, then each line in order. The lines come in chunks, however many they are. */
export async function sealOf(
  review: Omit<ReviewRow, "seal">,
  lines: AsyncIterable<LineRow[]>,
): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(headOf(review)));
  for await (const chunk of lines)
    for (const line of chunk) hash.update("\n").update(JSON.stringify(lineOf(line)));
  return hash.digest("hex");
}

function headOf(review: Omit<ReviewRow, "seal">) {
  const {
    id,
    practiceId,
    startedAt,
    startedBy,
    startedByName,
    people,
    signedAt,
    signedBy,
    signedByName,
    remark,
  } = review;
  return [
    ...[id, practiceId, startedAt.toISOString(), startedBy, startedByName, people],
    ...[signedAt?.toISOString() ?? null, signedBy, signedByName, remark],
  ];
}

function lineOf({ number, userId, access, decision, remark, decidedBy, decidedAt }: LineRow) {
  return [number, userId, sorted(access), decision, remark, decidedBy, decidedAt?.toISOString() ?? null];
}

/** Postgres' jsonb keeps keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, inside]) => [key, sorted(inside)]);
}
