import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";

type Seen = { devices: string[]; lastSeenAt: string | null };

/** What these people sign in from, in words, and when they last did anything there. Of guests only how many: their devices are the home practice's. */
export async function devicesOf(people: string[], guests: Set<string>): Promise<Map<string, Seen>> {
  const rows = await db
    .select({
      userId: deviceUsers.userId,
      label: devices.label,
      trustedAt: deviceUsers.trustedAt,
      lastSeenAt: deviceUsers.lastSeenAt,
    })
    .from(deviceUsers)
    .innerJoin(devices, eq(devices.id, deviceUsers.deviceId))
    .where(and(inArray(deviceUsers.userId, people), isNull(deviceUsers.revokedAt)))
    .orderBy(desc(deviceUsers.lastSeenAt), desc(deviceUsers.deviceId));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  return new Map(
    [...byUser].map(([userId, seen]) => [
      userId,
      guests.has(userId)
        ? { devices: [counted(seen.length)], lastSeenAt: null }
        : { devices: seen.map(inWords), lastSeenAt: seen[0]?.lastSeenAt.toISOString() ?? null },
    ]),
  );
}

function inWords({
  label,
  trustedAt,
  lastSeenAt,
}: {
  label: string;
  trustedAt: Date | null;
  lastSeenAt: Date;
}) {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  const trust = trustedAt ? `trusted since ${day(trustedAt)}` : "not trusted";
  return `${label}, ${trust}, last used ${day(lastSeenAt)}`;
}

function counted(devices: number): string {
  return devices === 1 ? "1 device" : `${devices} devices`;
}
