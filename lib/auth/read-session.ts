import { and, eq, isNull } from "drizzle-orm";
import { alias } from "@/db/dialect";
import { prepared } from "@/db/prepared";
import { deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import { HOUR, MINUTE, now } from "@/lib/clock";
import { APPROVAL_LIFE, REQUEST_LIFE } from "@/lib/devices/rules";
import { permissionColumns, practiceColumns } from "./actor-columns";
import { hashSecret } from "./secrets";

const home = alias(practices, "home");

// The gate: one joined read from the cookie to today's rights at the addressed practice.
const readGate = prepared("gate", (db) =>
  db
    .select({
      session: sessions,
      user: {
        id: users.id,
        name: users.name,
        status: users.status,
        groupAdmin: users.groupAdmin,
        support: users.support,
        homePracticeId: users.homePracticeId,
        lastPracticeId: users.lastPracticeId,
        accessEndsAt: users.accessEndsAt,
        mustChangePassword: users.mustChangePassword,
      },
      revokedAt: deviceUsers.revokedAt,
      home: { idleMinutes: home.idleMinutes, sessionHours: home.sessionHours },
      practice: { ...practiceColumns, closedAt: practices.closedAt },
      membership: {
        id: memberships.id,
        photoId: memberships.photoId,
        ...permissionColumns,
        elsewhere: memberships.elsewhere,
      },
      role: { maySign: positionRoles.maySign, name: positionRoles.name },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      deviceUsers,
      and(eq(deviceUsers.deviceId, sessions.deviceId), eq(deviceUsers.userId, sessions.userId)),
    )
    .leftJoin(home, eq(home.id, users.homePracticeId))
    .leftJoin(practices, eq(practices.slug, given("slug")))
    .leftJoin(
      memberships,
      and(
        eq(memberships.userId, users.id),
        eq(memberships.practiceId, practices.id),
        isNull(memberships.endedAt),
      ),
    )
    .leftJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .where(eq(sessions.tokenHash, given("hash"))),
);

export type Gate = Awaited<ReturnType<typeof readGate>>[number] & { endsAt: Date; idleEndsAt: Date };

/** Who a session's secret belongs to and what they may do at the practice of that slug; undefined when there is no live session. */
export async function readSession(secret: string | undefined, slug = ""): Promise<Gate | undefined> {
  if (!secret) return undefined;
  // Postgres can't hold a NUL: there is no such practice.
  const [row] = await readGate({ hash: hashSecret(secret), slug: slug.replaceAll("\0", "\uFFFD") });
  if (!row || !isLive(row)) return undefined;
  return { ...row, endsAt: endsAt(row), idleEndsAt: idleEndsAt(row) };
}

type Row = Awaited<ReturnType<typeof readGate>>[number];

function isLive(row: Row): boolean {
  if (row.session.state === "ended" || row.session.endedAt) return false;
  if (row.user.status !== "active" || isRevoked(row)) return false;
  if (row.user.accessEndsAt && row.user.accessEndsAt <= now()) return false;
  return now() < idleEndsAt(row) && now() < endsAt(row);
}

/** Revoking ends the sessions too; this holds whatever a verb forgot. */
function isRevoked({ session, revokedAt }: Row): boolean {
  return session.state === "active" && revokedAt !== null;
}

// A session that waits outlives its request and an approval: the person may have left the screen.
const PENDING_LIFE = REQUEST_LIFE + APPROVAL_LIFE;

// The home practice sets the limits; a support account, which has none, gets the strictest usual ones.
function endsAt({ session, home }: Row): Date {
  const life = session.state === "pending" ? PENDING_LIFE : (home?.sessionHours ?? 12) * HOUR;
  return new Date(session.createdAt.getTime() + life);
}

function idleEndsAt(row: Row): Date {
  const { session, home } = row;
  if (session.state === "pending") return endsAt(row);
  return new Date(session.lastSeenAt.getTime() + (home?.idleMinutes ?? 15) * MINUTE);
}
