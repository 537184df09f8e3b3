import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { db } from "@/db";
import { devices } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { unindexed } from "@/db/sql";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { endSession } from "@/lib/auth/end-sessions";
import { fromNow, HOUR, MINUTE, now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { countryOf } from "./place";

export const SESSIONS_A_PAGE = 50;

/** Who is signed in now, of those whose home practice this is: the last to sign in first. `orMore`: there is a next page. */
export async function listSessions(
  admin: Authorized<"logins.decide">,
  { page, people }: { page: number; people?: string[] | undefined },
) {
  const limits = await limitsOf(admin.practice.id);
  const { practiceId } = memberships;
  const here = people ? eq(unindexed(practiceId), admin.practice.id) : eq(practiceId, admin.practice.id);
  const rows = await db
    .select({
      id: sessions.id,
      userId: users.id,
      name: users.name,
      photoId: memberships.photoId,
      device: devices.label,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    // Whoever has a session signed in since it could last: an index has the people in that order.
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(sessions, eq(sessions.userId, memberships.userId))
    .innerJoin(devices, eq(devices.id, sessions.deviceId))
    .where(
      and(
        here,
        eq(memberships.listed, true),
        memberships.isHome,
        people && inArray(memberships.userId, people),
        gt(memberships.signedInAt, limits.oldest),
        eq(sessions.state, "active"),
        gt(sessions.createdAt, limits.oldest),
        gt(sessions.lastSeenAt, limits.idleSince),
      ),
    )
    .orderBy(desc(memberships.signedInAt), desc(memberships.number), desc(sessions.id))
    .limit(SESSIONS_A_PAGE + 1)
    .offset((page - 1) * SESSIONS_A_PAGE);
  const list = await Promise.all(
    rows.slice(0, SESSIONS_A_PAGE).map(async (row) => ({
      ...row,
      country: await countryOf(row.address),
      current: row.id === admin.sessionId,
    })),
  );
  return { list, orMore: rows.length > SESSIONS_A_PAGE };
}

export type LiveSession = Awaited<ReturnType<typeof listSessions>>["list"][number];

/** Signs somebody of this practice out of one session, at its next request. Throws NotFoundError for another's, and when it has ended. */
export async function endSessionOf(admin: Authorized<"logins.decide">, sessionId: string): Promise<void> {
  await change(admin, "session.ended", async (tx, about) => {
    const [user] = await db
      .select({ id: users.id, name: users.name })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, sessionId), eq(users.homePracticeId, admin.practice.id)));
    const because = "signed out by an Admin";
    if (!user || !(await endSession(tx, user.id, sessionId, because))) throw new NotFoundError();
    about({ kind: "user", id: user.id, name: user.name }, { after: { session: sessionId, because } });
  });
}

type Pair = { userId: string; deviceId: string };

/** Which of these pairs are signed in now, as "user device". */
export async function livePairs(pairs: Pair[]): Promise<Set<string>> {
  const rows = await db
    .select({
      userId: sessions.userId,
      deviceId: sessions.deviceId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      idleMinutes: practices.idleMinutes,
      sessionHours: practices.sessionHours,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(practices, eq(practices.id, users.homePracticeId))
    .where(
      and(
        inArray(
          sessions.deviceId,
          pairs.map(({ deviceId }) => deviceId),
        ),
        inArray(
          sessions.userId,
          pairs.map(({ userId }) => userId),
        ),
        eq(sessions.state, "active"),
      ),
    );
  return new Set(rows.filter(isLive).map(({ userId, deviceId }) => `${userId} ${deviceId}`));
}

type Timed = { createdAt: Date; lastSeenAt: Date; idleMinutes: number; sessionHours: number };

/** Whether a session is within its home practice's limits. */
export function isLive({ createdAt, lastSeenAt, idleMinutes, sessionHours }: Timed): boolean {
  const lasts = createdAt.getTime() + sessionHours * HOUR > now().getTime();
  return lasts && lastSeenAt.getTime() + idleMinutes * MINUTE > now().getTime();
}

async function limitsOf(practiceId: string) {
  const [practice] = await db
    .select({ idleMinutes: practices.idleMinutes, sessionHours: practices.sessionHours })
    .from(practices)
    .where(eq(practices.id, practiceId));
  if (!practice) throw new NotFoundError();
  return {
    oldest: fromNow(-practice.sessionHours * HOUR),
    idleSince: fromNow(-practice.idleMinutes * MINUTE),
  };
}
