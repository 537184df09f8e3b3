import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { endSessions } from "@/lib/auth/end-sessions";
import { withdrawLinks } from "@/lib/auth/password-choice";
import { now } from "@/lib/clock";

/** Nothing of this person's opens anything any more: sessions, links and the trust in their devices end at once. */
export async function shutOut(tx: Tx, userId: string, because: string): Promise<void> {
  await endSessions(tx, userId, because);
  await withdrawLinks(tx, userId);
  const trusted = and(
    eq(deviceUsers.userId, userId),
    isNotNull(deviceUsers.trustedAt),
    isNull(deviceUsers.revokedAt),
  );
  await tx.update(deviceUsers).set({ revokedAt: now() }).where(trusted);
}
