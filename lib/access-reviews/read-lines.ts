import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { accessReviewLines } from "@/db/schema/access-reviews";
import { pacer } from "@/lib/pacer";
import type { LineRow } from "./seal";

const CHUNK = 500;

/** Every line of a review, in order, five hundred at a time: for who has looked the review up through the Admin. */
export async function* readLines(reviewId: string): AsyncGenerator<LineRow[]> {
  const pace = pacer();
  for (let last = 0, chunk: LineRow[] = []; ; last = chunk.at(-1)?.number ?? last) {
    chunk = await db
      .select()
      .from(accessReviewLines)
      .where(and(eq(accessReviewLines.reviewId, reviewId), gt(accessReviewLines.number, last)))
      .orderBy(asc(accessReviewLines.number))
      .limit(CHUNK);
    if (chunk.length > 0) yield chunk;
    await pace();
    if (chunk.length < CHUNK) return;
  }
}
