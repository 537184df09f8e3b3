import { and, eq, lt } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { fromNow, HOUR, now, SECOND } from "@/lib/clock";

/** How exactly the last request is known: not every one is worth a write. */
const GRAIN = 30 * SECOND;

type Touched = Pick<typeof sessions.$inferSelect, "id" | "lastSeenAt" | "state" | "userId" | "deviceId">;

/** Notes that a session was used by a person, so that its automatic log-off starts anew, and its device is no unused one. */
export async function touchSession(session: Touched): Promise<void> {
  if (!isWorthNoting(session) || underWay.has(session.id)) return;
  underWay.add(session.id);
  await bookkeep("session seen", async (tx) => {
    await tx.update(sessions).set({ lastSeenAt: now() }).where(eq(sessions.id, session.id));
    await touchDevice(tx, session);
  }).finally(() => underWay.delete(session.id));
}

/** While a long change is written, writers wait: one note of a session is enough, however many requests it makes meanwhile. */
const underWay = new Set<string>();

/** Whether the last request noted is so long ago that this one should be. */
export function isWorthNoting({ lastSeenAt }: { lastSeenAt: Date }): boolean {
  return now().getTime() - lastSeenAt.getTime() >= GRAIN;
}

/** Trust ends with days without use, so an hour is exact enough. A session that waits is no use: it would bring back trust that ran out. */
async function touchDevice(tx: Tx, { state, userId, deviceId }: Touched): Promise<void> {
  if (state !== "active") return;
  const { lastSeenAt } = deviceUsers;
  const pair = and(eq(deviceUsers.deviceId, deviceId), eq(deviceUsers.userId, userId));
  await tx
    .update(deviceUsers)
    .set({ lastSeenAt: now() })
    .where(and(pair, lt(lastSeenAt, fromNow(-HOUR))));
}
