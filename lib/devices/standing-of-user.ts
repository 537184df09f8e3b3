import { and, desc, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { loginRequests } from "@/db/schema/login-requests";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { trustDaysOf } from "./device-rules";
import { isTrusted, standingOf } from "./rules";

const MOST = 5;

/** The last login requests of somebody whose home practice this is, the newest first; at most 5. */
export async function listRequestsOf(admin: Authorized<"logins.decide">, userId: string) {
  const rows = await db
    .select()
    .from(loginRequests)
    .where(and(eq(loginRequests.userId, userId), eq(loginRequests.practiceId, admin.practice.id)))
    .orderBy(desc(loginRequests.createdAt), desc(loginRequests.id))
    .limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    device: row.deviceLabel,
    standing: standingOf(row, now()),
    lastAttemptAt: row.lastAttemptAt,
    expiresAt: row.expiresAt,
    closedAt: row.closedAt,
    decidedByName: row.decidedByName,
  }));
}

/** The devices that somebody whose home practice this is was trusted on, with what became of the trust; the last used first, at most 5. */
export async function listTrustOf(admin: Authorized<"logins.decide">, userId: string) {
  const trustDays = await trustDaysOf(admin.practice.id);
  const rows = await db
    .select({
      label: devices.label,
      lastSeenAt: deviceUsers.lastSeenAt,
      trustedAt: deviceUsers.trustedAt,
      revokedAt: deviceUsers.revokedAt,
    })
    .from(deviceUsers)
    .innerJoin(devices, eq(devices.id, deviceUsers.deviceId))
    .innerJoin(users, eq(users.id, deviceUsers.userId))
    .where(
      and(
        eq(deviceUsers.userId, userId),
        eq(users.homePracticeId, admin.practice.id),
        isNotNull(deviceUsers.trustedAt),
      ),
    )
    .orderBy(desc(deviceUsers.lastSeenAt), desc(deviceUsers.deviceId))
    .limit(MOST);
  return rows.map((row) => ({ ...row, trusted: isTrusted(row, trustDays, now()) }));
}
