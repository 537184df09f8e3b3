import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { exportLines } from "./list-lines";
import { getReview } from "./queries";
import { subjectOf } from "./review-subject";
import type { ShownLine } from "./shown-access";

/** Notes that a review was exported and gives its lines, a thousand at a time. Throws NotFoundError for another practice's. */
export async function exportReview(
  admin: Authorized<"users.manage">,
  reviewId: string,
): Promise<AsyncGenerator<ShownLine[]>> {
  const review = await getReview(admin, reviewId);
  await change(admin, "review.exported", async (_, about) => about(subjectOf(review)));
  return exportLines(admin, review.id);
}
