import { and, eq, isNull, notExists } from "drizzle-orm";
import type { Tx } from "@/db";
import { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { ConflictError, InvalidError } from "@/lib/errors";
import { SIGNED } from "./decide-line";
import type { SignInput } from "./input";
import { type Counts, countDecisions, getReview } from "./queries";
import { readLines } from "./read-lines";
import { subjectOf } from "./review-subject";
import { type ReviewRow, sealOf } from "./seal";

/**
 * Signs a review off by name and time, and seals it: from here on nothing in it changes. Throws InvalidError("rest") where somebody was not
 * decided on and that was not said expressly, ConflictError where another Admin signed first. Gives the seal.
 */
export function signReview(
  admin: Authorized<"users.manage">,
  reviewId: string,
  { remark, rest }: SignInput,
): Promise<string> {
  return change(admin, "review.signed", async (tx, about) => {
    const review = await getReview(admin, reviewId);
    if (review.signedAt) throw new ConflictError(SIGNED);
    const [signed] = await tx
      .update(accessReviews)
      .set({ signedAt: now(), signedBy: admin.userId, signedByName: admin.name, remark })
      .where(
        and(
          eq(accessReviews.id, review.id),
          eq(accessReviews.practiceId, admin.practice.id),
          isNull(accessReviews.signedAt),
          rest ? undefined : nobodyIsLeft(tx, review.id),
        ),
      )
      .returning();
    const counts = await countDecisions(admin, review.id);
    if (!signed) throw new InvalidError("rest", leftOver(counts.undecided));
    const seal = await sealOf(signed, readLines(signed.id));
    await tx.update(accessReviews).set({ seal }).where(eq(accessReviews.id, signed.id));
    about(subjectOf(signed), { after: factsOf(signed, counts, seal) });
    return seal;
  });
}

function nobodyIsLeft(tx: Tx, reviewId: string) {
  const undecided = and(eq(accessReviewLines.reviewId, reviewId), isNull(accessReviewLines.decision));
  return notExists(tx.select({ number: accessReviewLines.number }).from(accessReviewLines).where(undecided));
}

function leftOver(people: number): string {
  return people === 1
    ? "One person was not decided on. Decide, or tick that they are left unreviewed."
    : `${people} people were not decided on. Decide, or tick that they are left unreviewed.`;
}

function factsOf({ people }: ReviewRow, counts: Counts, seal: string) {
  return {
    People: people,
    Keep: counts.keep,
    Change: counts.change,
    Deactivate: counts.deactivate,
    "Not reviewed": counts.undecided,
    Seal: seal,
  };
}
