import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { now, SECOND } from "@/lib/clock";

/** How exactly the last request is known: not every one is worth a write. */
const GRAIN = 30 * SECOND;

/** Notes that a session was used by a person, so that its automatic log-off starts anew. */
export async function touchSession(session: { id: string; lastSeenAt: Date }): Promise<void> {
  if (!isWorthNoting(session)) return;
  await bookkeep("session seen", (tx) =>
    tx.update(sessions).set({ lastSeenAt: now() }).where(eq(sessions.id, session.id)),
  );
}

/** Whether the last request noted is so long ago that this one should be. */
export function isWorthNoting({ lastSeenAt }: { lastSeenAt: Date }): boolean {
  return now().getTime() - lastSeenAt.getTime() >= GRAIN;
}
