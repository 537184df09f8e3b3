import { and, eq } from "drizzle-orm";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import type { StaffActor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";

/** Remembers the practice used last, where the next sign-in lands, and when: Switch practice shows the last used first. Writes only when it differs. */
export async function noteVisit(actor: StaffActor, lastPracticeId: string | null): Promise<void> {
  if (lastPracticeId === actor.practice.id) return;
  const { userId, membershipId, practice } = actor;
  await bookkeep("practice visited", async (tx) => {
    await tx.update(users).set({ lastPracticeId: practice.id }).where(eq(users.id, userId));
    await tx
      .update(memberships)
      .set({ visitedAt: now() })
      .where(and(eq(memberships.id, membershipId), eq(memberships.userId, userId)));
  });
}
