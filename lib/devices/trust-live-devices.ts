import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { About } from "@/lib/audit/change";
import { isLive } from "./live-sessions";
import { subjectOf, trustPair } from "./open-active";

const TURNED_ON = "2 Factor Authenticator was turned on";

/** Trusts what everybody at the practice is signed in with now, so that turning 2 Factor Authenticator on throws nobody out; says how many. */
export async function trustLiveDevices(tx: Tx, about: About, practiceId: string): Promise<number> {
  const live = (await signedInAt(tx, practiceId)).filter(isLive);
  const pairs = new Map(live.map((row) => [`${row.userId} ${row.deviceId}`, row]));
  for (const { userId, deviceId, label, name, homePracticeId } of pairs.values()) {
    await trustPair(tx, deviceId, userId, TURNED_ON);
    const subject = subjectOf({ id: userId, name, practiceId: homePracticeId });
    about(subject, { after: { Device: label, By: TURNED_ON } }, "device.trusted");
  }
  return pairs.size;
}

/** The sessions on devices that are not trusted yet. */
function signedInAt(tx: Tx, practiceId: string) {
  return tx
    .select({
      userId: sessions.userId,
      deviceId: sessions.deviceId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      label: devices.label,
      name: users.name,
      homePracticeId: users.homePracticeId,
      idleMinutes: practices.idleMinutes,
      sessionHours: practices.sessionHours,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, users.homePracticeId))
    .innerJoin(sessions, and(eq(sessions.userId, users.id), eq(sessions.state, "active")))
    .innerJoin(
      deviceUsers,
      and(eq(deviceUsers.deviceId, sessions.deviceId), eq(deviceUsers.userId, sessions.userId)),
    )
    .innerJoin(devices, eq(devices.id, sessions.deviceId))
    .where(
      and(
        eq(memberships.practiceId, practiceId),
        isNull(memberships.endedAt),
        isNull(deviceUsers.trustedAt),
        isNull(deviceUsers.revokedAt),
      ),
    );
}
