import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";
import { findOpenReview } from "./queries";
import { subjectOf } from "./review-subject";
import { freezePeople } from "./snapshot";

/** Freezes who may do what at the practice at this moment. Throws ConflictError while another review is open. */
export function startReview(admin: Authorized<"users.manage">): Promise<{ id: string; people: number }> {
  return change(admin, "review.started", async (tx, about) => {
    if (await findOpenReview(admin))
      throw new ConflictError("An access review is open already. Sign that one off first.");
    const [review] = await tx
      .insert(accessReviews)
      .values({
        practiceId: admin.practice.id,
        startedAt: now(),
        startedBy: admin.userId,
        startedByName: admin.name,
        people: 0,
      })
      .returning();
    if (!review) throw new Error("A review that was inserted is there.");
    const people = await writeLines(tx, admin, review.id);
    await tx.update(accessReviews).set({ people }).where(eq(accessReviews.id, review.id));
    about(subjectOf(review), { after: { People: people } });
    return { id: review.id, people };
  });
}

async function writeLines(tx: Tx, admin: Authorized<"users.manage">, reviewId: string): Promise<number> {
  let number = 0;
  const pace = pacer();
  for await (const frozen of freezePeople(admin)) {
    const lines = frozen.map((line) => ({ reviewId, number: ++number, ...line }));
    await tx.insert(accessReviewLines).values(lines);
    await pace();
  }
  return number;
}
