import { and, asc, count, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { accessReviewLines } from "@/db/schema/access-reviews";
import { users } from "@/db/schema/users";
import { asTerm, contains } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { foldForSearch } from "@/lib/text";
import type { Decision } from "./decisions";
import { getReview } from "./queries";
import { readLines } from "./read-lines";
import { type ShownLine, shownLines } from "./shown-access";

export const LINES_A_PAGE = 25;

/** Which of a review's people: those decided so, those not yet, or all; `q` is looked for in the names they have now. */
export type LinesView = { show: Decision | "undecided" | "all"; q: string; page: number };

/** A page of a review's people, by name, and how many there are of that kind. Throws NotFoundError for another practice's review. */
export async function listLines(admin: Authorized<"users.manage">, reviewId: string, view: LinesView) {
  const review = await getReview(admin, reviewId);
  const which = and(eq(accessReviewLines.reviewId, review.id), shown(view), named(view));
  const [counted] = await db
    .select({ total: count() })
    .from(accessReviewLines)
    .innerJoin(users, eq(users.id, accessReviewLines.userId))
    .where(which);
  const rows = await db
    .select({ line: accessReviewLines })
    .from(accessReviewLines)
    .innerJoin(users, eq(users.id, accessReviewLines.userId))
    .where(which)
    .orderBy(asc(accessReviewLines.number))
    .limit(LINES_A_PAGE)
    .offset((view.page - 1) * LINES_A_PAGE);
  const lines = await shownLines(
    admin,
    rows.map(({ line }) => line),
  );
  return { lines, total: counted?.total ?? 0 };
}

/** Every line of a review, as this Admin may see it, a thousand at a time. Throws NotFoundError for another practice's review. */
export async function* exportLines(
  admin: Authorized<"users.manage">,
  reviewId: string,
): AsyncGenerator<ShownLine[]> {
  const review = await getReview(admin, reviewId);
  for await (const chunk of readLines(review.id)) yield shownLines(admin, chunk);
}

/** The people of a review for whom something was to be done; at most 500. */
export async function listToDo(
  admin: Authorized<"users.manage">,
  reviewId: string,
  decisions: Decision[],
): Promise<ShownLine[]> {
  const review = await getReview(admin, reviewId);
  const rows = await db
    .select()
    .from(accessReviewLines)
    .where(and(eq(accessReviewLines.reviewId, review.id), inArray(accessReviewLines.decision, decisions)))
    .orderBy(asc(accessReviewLines.number))
    .limit(500);
  return shownLines(admin, rows);
}

function shown({ show }: LinesView): SQL | undefined {
  if (show === "all") return undefined;
  return show === "undecided" ? isNull(accessReviewLines.decision) : eq(accessReviewLines.decision, show);
}

function named({ q }: LinesView): SQL | undefined {
  const term = foldForSearch(q);
  return term ? contains(users.nameKey, asTerm(term)) : undefined;
}
