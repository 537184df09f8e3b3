import { and, eq, exists, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { DECISION_LABELS } from "./decisions";
import type { LineInput } from "./input";
import { getLine, getReview } from "./queries";

export const SIGNED = "This review has been signed off, so nothing in it can be changed any more.";

/** Decides on one person of an open review, or decides anew. Throws ConflictError once it is signed. */
export async function decideLine(
  admin: Authorized<"users.manage">,
  reviewId: string,
  number: number,
  { decision, remark }: LineInput,
): Promise<void> {
  const seen = await getLine(admin, reviewId, number);
  if (seen.decision === decision && seen.remark === remark) return;
  await change(admin, "review.decided", async (tx, about) => {
    const line = await getLine(admin, reviewId, number);
    const decided = await tx
      .update(accessReviewLines)
      .set({ decision, remark, decidedBy: admin.userId, decidedAt: now() })
      .where(
        and(
          eq(accessReviewLines.reviewId, reviewId),
          eq(accessReviewLines.number, number),
          isOpen(tx, admin, reviewId),
        ),
      )
      .returning({ number: accessReviewLines.number });
    if (decided.length === 0) throw new ConflictError(SIGNED);
    about(
      { kind: "user", id: line.userId, name: line.access.name },
      {
        before: { Decision: line.decision && DECISION_LABELS[line.decision] },
        after: { Decision: DECISION_LABELS[decision] },
      },
    );
  });
}

/** Keeps those of these people who were not decided on yet; says how many. Throws ConflictError once it is signed. */
export async function keepThese(
  admin: Authorized<"users.manage">,
  reviewId: string,
  numbers: number[],
): Promise<number> {
  const review = await getReview(admin, reviewId);
  if (review.signedAt) throw new ConflictError(SIGNED);
  return change(admin, "review.decided", async (tx, about) => {
    const kept = await tx
      .update(accessReviewLines)
      .set({ decision: "keep", decidedBy: admin.userId, decidedAt: now() })
      .where(
        and(
          eq(accessReviewLines.reviewId, reviewId),
          inArray(accessReviewLines.number, numbers),
          isNull(accessReviewLines.decision),
          isOpen(tx, admin, reviewId),
        ),
      )
      .returning({ userId: accessReviewLines.userId, access: accessReviewLines.access });
    if (kept.length === 0) throw new ConflictError("Everybody on this page was decided on already.");
    for (const { userId, access } of kept)
      about(
        { kind: "user", id: userId, name: access.name },
        { before: { Decision: null }, after: { Decision: "Keep" } },
      );
    return kept.length;
  });
}

/** The condition of every statement that writes a line: the review is this practice's, and not signed. */
function isOpen(tx: Tx, admin: Authorized<"users.manage">, reviewId: string) {
  const open = tx
    .select({ id: accessReviews.id })
    .from(accessReviews)
    .where(
      and(
        eq(accessReviews.id, reviewId),
        eq(accessReviews.practiceId, admin.practice.id),
        isNull(accessReviews.signedAt),
      ),
    );
  return exists(open);
}
