import { and, asc, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { accessReviewLines } from "@/db/schema/access-reviews";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError, InvalidError, NotFoundError } from "@/lib/errors";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { endMembership } from "@/lib/users/end-membership";
import { getReview } from "./queries";
import { subjectOf } from "./review-subject";
import type { ReviewRow } from "./seal";

/** What became of one decision to deactivate: done, or why not, in words. */
export type CarriedOut = { userId: string; name: string; guest: boolean; refused?: string };

/**
 * Deactivates everybody a signed review says so of and who still has access, each in a change of its own with its own line in the log.
 * Whoever is at home elsewhere loses their login here. Whoever can't be is named with the reason; calling it again tries those again. Throws ConflictError while the review is open.
 */
export async function carryOut(admin: Authorized<"users.manage">, reviewId: string): Promise<CarriedOut[]> {
  const review = await getReview(admin, reviewId);
  if (!review.signedAt) throw new ConflictError("Sign the review off first: then it is carried out.");
  const results: CarriedOut[] = [];
  for (const user of await stillIn(admin, review.id)) {
    const { userId, name, guest } = user;
    const acting = guest ? endMembership(admin, userId) : deactivateUser(admin, userId);
    const refused = await acting.then(() => undefined, whyNot);
    results.push({ userId, name, guest, ...(refused && { refused }) });
  }
  if (results.length > 0) await note(admin, review, results);
  return results;
}

/** Those to be deactivated who can still sign in here. */
async function stillIn(admin: Authorized<"users.manage">, reviewId: string) {
  const rows = await db
    .select({ userId: users.id, name: users.name, homePracticeId: users.homePracticeId })
    .from(accessReviewLines)
    .innerJoin(users, eq(users.id, accessReviewLines.userId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.userId, users.id),
        eq(memberships.practiceId, admin.practice.id),
        eq(memberships.listed, true),
      ),
    )
    .where(
      and(
        eq(accessReviewLines.reviewId, reviewId),
        eq(accessReviewLines.decision, "deactivate"),
        inArray(users.status, ["invited", "active"]),
      ),
    )
    .orderBy(asc(accessReviewLines.number));
  return rows.map((row) => ({ ...row, guest: row.homePracticeId !== admin.practice.id }));
}

function whyNot(error: unknown): string {
  if (error instanceof InvalidError || error instanceof ConflictError) return error.message;
  if (error instanceof NotFoundError) return "They are no user of this practice any more.";
  throw error;
}

function note(admin: Authorized<"users.manage">, review: ReviewRow, results: CarriedOut[]): Promise<void> {
  const done = results.filter(({ refused }) => !refused).map(({ name }) => name);
  const not = results.filter(({ refused }) => refused).map(({ name, refused }) => `${name}: ${refused}`);
  return change(admin, "review.carried-out", async (_, about) => {
    about(subjectOf(review), {
      after: {
        ...(done.length > 0 && { Deactivated: done }),
        ...(not.length > 0 && { "Not deactivated": not }),
      },
    });
  });
}
