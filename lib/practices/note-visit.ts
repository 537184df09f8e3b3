import { eq } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import type { StaffActor } from "@/lib/auth/actor";

/** Remembers the practice used last, where the next sign-in lands. Writes only when it differs. */
export async function noteVisit(actor: StaffActor, lastPracticeId: string | null): Promise<void> {
  if (lastPracticeId === actor.practice.id) return;
  await bookkeep("practice visited", (tx) =>
    tx.update(users).set({ lastPracticeId: actor.practice.id }).where(eq(users.id, actor.userId)),
  );
}
