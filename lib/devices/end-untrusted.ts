import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { sessions } from "@/db/schema/sessions";
import { endSession } from "@/lib/auth/end-sessions";
import { now } from "@/lib/clock";
import { personOf } from "./person";
import { isTrusted } from "./rules";

const GIVEN = "login was given to a practice with 2 Factor Authenticator";

/**
 * Ends a user's sessions on devices that are not trusted for them, since a practice with 2 Factor Authenticator has become one of theirs:
 * they sign in again and ask. Says how many.
 */
export async function endUntrusted(tx: Tx, userId: string, because = GIVEN): Promise<number> {
  const { trustDays } = await personOf(userId);
  const open = await tx
    .select({
      id: sessions.id,
      trustedAt: deviceUsers.trustedAt,
      revokedAt: deviceUsers.revokedAt,
      lastSeenAt: deviceUsers.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(
      deviceUsers,
      and(eq(deviceUsers.deviceId, sessions.deviceId), eq(deviceUsers.userId, sessions.userId)),
    )
    .where(and(eq(sessions.userId, userId), eq(sessions.state, "active")));
  const untrusted = open.filter((pair) => !isTrusted(pair, trustDays, now()));
  for (const { id } of untrusted) await endSession(tx, userId, id, because);
  return untrusted.length;
}

/** Whether new devices of this user wait for a decision: one of their practices has 2 Factor Authenticator on. */
export async function needsDecision(userId: string): Promise<boolean> {
  return (await personOf(userId)).strict;
}
