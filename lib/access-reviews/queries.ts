import { and, count, desc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import { isId } from "@/lib/users/form-text";
import type { LineRow, ReviewRow } from "./seal";

const MOST = 100;

/** The reviews of the practice, the newest first; at most 100. */
export function listReviews(admin: Authorized<"users.manage">): Promise<ReviewRow[]> {
  return db
    .select()
    .from(accessReviews)
    .where(eq(accessReviews.practiceId, admin.practice.id))
    .orderBy(desc(accessReviews.startedAt), desc(accessReviews.id))
    .limit(MOST);
}

/** The review that is being worked on at the practice. */
export async function findOpenReview(admin: Authorized<"users.manage">): Promise<ReviewRow | undefined> {
  const open = and(eq(accessReviews.practiceId, admin.practice.id), isNull(accessReviews.signedAt));
  const [review] = await db.select().from(accessReviews).where(open).limit(1);
  return review;
}

/** A review of the practice. Throws NotFoundError for another's. */
export async function getReview(admin: Authorized<"users.manage">, id: string): Promise<ReviewRow> {
  const own = and(eq(accessReviews.id, id), eq(accessReviews.practiceId, admin.practice.id));
  const [review] = isId(id) ? await db.select().from(accessReviews).where(own) : [];
  if (!review) throw new NotFoundError();
  return review;
}

/** A line of a review of the practice. Throws NotFoundError for another's. */
export async function getLine(
  admin: Authorized<"users.manage">,
  reviewId: string,
  number: number,
): Promise<LineRow> {
  const review = await getReview(admin, reviewId);
  const { reviewId: of, number: at } = accessReviewLines;
  const [line] = Number.isSafeInteger(number)
    ? await db
        .select()
        .from(accessReviewLines)
        .where(and(eq(of, review.id), eq(at, number)))
    : [];
  if (!line) throw new NotFoundError();
  return line;
}

export type Counts = { keep: number; change: number; deactivate: number; undecided: number };

/** How many people of a review were decided on, and how. Throws NotFoundError for another practice's. */
export async function countDecisions(admin: Authorized<"users.manage">, reviewId: string): Promise<Counts> {
  const review = await getReview(admin, reviewId);
  const rows = await db
    .select({ decision: accessReviewLines.decision, people: count() })
    .from(accessReviewLines)
    .where(eq(accessReviewLines.reviewId, review.id))
    .groupBy(accessReviewLines.decision);
  const counts: Counts = { keep: 0, change: 0, deactivate: 0, undecided: 0 };
  for (const { decision, people } of rows) counts[decision ?? "undecided"] = people;
  return counts;
}
