import { and, desc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { isLive } from "@/lib/devices/live-sessions";
import type { Authorized } from "./authorize";

/** One's own sessions that still open something, the last used first; `current` is the one that asks. One that waits for a decision opens nothing. */
export async function listOwnSessions(person: Authorized<"profile.manage">) {
  const rows = await db
    .select({
      id: sessions.id,
      device: devices.label,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      idleMinutes: practices.idleMinutes,
      sessionHours: practices.sessionHours,
    })
    .from(sessions)
    .innerJoin(devices, eq(devices.id, sessions.deviceId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(practices, eq(practices.id, users.homePracticeId))
    .where(and(eq(sessions.userId, person.userId), eq(sessions.state, "active")))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
  return rows.filter(isLive).map(({ idleMinutes: _, sessionHours: __, ...row }) => ({
    ...row,
    current: row.id === person.sessionId,
  }));
}

/** The devices one signed in from, the last used first; `current` is the one that asks. */
export async function listOwnDevices(person: Authorized<"profile.manage">) {
  const rows = await db
    .select({
      id: devices.id,
      label: devices.label,
      firstSeenAt: deviceUsers.firstSeenAt,
      lastSeenAt: deviceUsers.lastSeenAt,
      lastAddress: deviceUsers.lastAddress,
      trustedAt: deviceUsers.trustedAt,
      trustedBy: deviceUsers.trustedBy,
      lookedLike: deviceUsers.lookedLike,
    })
    .from(deviceUsers)
    .innerJoin(devices, eq(devices.id, deviceUsers.deviceId))
    .where(and(eq(deviceUsers.userId, person.userId), isNull(deviceUsers.revokedAt)))
    .orderBy(desc(deviceUsers.lastSeenAt), desc(devices.id));
  return rows.map((row) => ({ ...row, current: row.id === person.deviceId }));
}
