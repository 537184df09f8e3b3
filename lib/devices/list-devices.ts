import { and, desc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { unindexed } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { trustDaysOf } from "./device-rules";
import { livePairs } from "./live-sessions";
import { countryOf } from "./place";
import { isTrusted } from "./rules";

export const DEVICES_A_PAGE = 50;

/** Which of the trusted devices: a page of all, or of some people's. */
export type DevicesView = { page: number; people?: string[] | undefined };

/** One page of the trusted devices of everybody whose home practice this is, the last used first. `orMore`: there is a next page. */
export async function listTrustedDevices(admin: Authorized<"logins.decide">, view: DevicesView) {
  const keys = await keysOf(admin.practice.id, view);
  const shown = keys.slice(0, DEVICES_A_PAGE);
  const [rows, live, trustDays] = await Promise.all([
    rowsOf(admin.practice.id, shown),
    livePairs(shown),
    trustDaysOf(admin.practice.id),
  ]);
  const known = new Map(rows.map((row) => [pairOf(row), row]));
  const found = shown.flatMap((key) => known.get(pairOf(key)) ?? []);
  const list = await Promise.all(
    found.map(async (row) => ({
      ...row,
      country: await countryOf(row.lastAddress),
      signedIn: live.has(pairOf(row)),
      /** Unused for so long that it waits for a decision next time. */
      lapsed: !isTrusted({ ...row, revokedAt: null }, trustDays, now()),
      current: row.userId === admin.userId && row.deviceId === admin.deviceId,
    })),
  );
  return { list, orMore: keys.length > DEVICES_A_PAGE };
}

export type TrustedDevice = Awaited<ReturnType<typeof listTrustedDevices>>["list"][number];

type Pair = { userId: string; deviceId: string };

function pairOf({ userId, deviceId }: Pair): string {
  return `${userId} ${deviceId}`;
}

// Two steps: the index alone is walked to the page, whatever its number, and only its fifty are read.
function keysOf(practiceId: string, { page, people }: DevicesView): Promise<Pair[]> {
  const { userId, deviceId, lastSeenAt } = deviceUsers;
  const whose = people
    ? and(eq(unindexed(deviceUsers.practiceId), practiceId), inArray(userId, people))
    : eq(deviceUsers.practiceId, practiceId);
  return db
    .select({ userId, deviceId })
    .from(deviceUsers)
    .where(and(whose, isTrustedPair()))
    .orderBy(desc(lastSeenAt), desc(userId), desc(deviceId))
    .limit(DEVICES_A_PAGE + 1)
    .offset((page - 1) * DEVICES_A_PAGE);
}

function rowsOf(practiceId: string, pairs: Pair[]) {
  const { userId, deviceId, firstSeenAt, lastSeenAt, lastAddress, trustedAt, trustedBy, lookedLike } =
    deviceUsers;
  return db
    .select({
      userId,
      deviceId,
      name: users.name,
      photoId: memberships.photoId,
      label: devices.label,
      firstSeenAt,
      lastSeenAt,
      lastAddress,
      trustedAt,
      trustedBy,
      lookedLike,
    })
    .from(deviceUsers)
    .innerJoin(users, eq(users.id, userId))
    .innerJoin(devices, eq(devices.id, deviceId))
    .leftJoin(memberships, and(eq(memberships.userId, userId), eq(memberships.practiceId, practiceId)))
    .where(
      and(
        inArray(
          deviceId,
          pairs.map((pair) => pair.deviceId),
        ),
        inArray(
          userId,
          pairs.map((pair) => pair.userId),
        ),
        isTrustedPair(),
      ),
    );
}

function isTrustedPair(): SQL | undefined {
  return and(isNotNull(deviceUsers.trustedAt), isNull(deviceUsers.revokedAt));
}
