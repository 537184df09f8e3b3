import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { prepared } from "@/db/prepared";
import { loginRequests } from "@/db/schema/login-requests";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import { hasOpenPractice } from "@/lib/auth/open-practice";
import { hashSecret } from "@/lib/auth/secrets";
import { now } from "@/lib/clock";
import { numberOf } from "./number";
import { asksAgainAt, type Standing, standingOf } from "./rules";

/** What the waiting page shows to whoever holds the session that waits. */
export type Waiting = {
  standing: Standing;
  name: string;
  practice: string;
  /** It is a support account's, which belongs to no practice: other support accounts decide. */
  ofSupport: boolean;
  timeZone: string;
  device: string;
  /** Only while the request is open. */
  number?: string;
  renewsAt?: Date;
  expiresAt: Date;
  /** Whether whoever decides is asked for the number: not where the practice chose never. */
  asksNumber: boolean;
  /** Nobody of the practice could decide: support was told. */
  toSupport: boolean;
  /** Whether anybody was told by mail at all. */
  told: boolean;
  asksAgainAt?: Date;
};

const readWaiting = prepared("waiting", (source) =>
  source
    .select({
      request: loginRequests,
      userId: users.id,
      name: users.name,
      status: users.status,
      accessEndsAt: users.accessEndsAt,
      practice: practices.name,
      timeZone: practices.timeZone,
      closedAt: practices.closedAt,
      numberRule: practices.numberRule,
    })
    .from(sessions)
    .innerJoin(loginRequests, eq(loginRequests.sessionId, sessions.id))
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(practices, eq(practices.id, loginRequests.practiceId))
    .where(eq(sessions.tokenHash, given("hash"))),
);

/**
 * The request that a session waits for, or waited for, by the session's secret: it says how it ended too. Undefined for a session that
 * never waited, or whose place a newer sign-in took.
 */
export async function waitingOf(secret: string | undefined): Promise<Waiting | undefined> {
  if (!secret) return undefined;
  const [row] = await readWaiting({ hash: hashSecret(secret) });
  if (!row) return undefined;
  const { request } = row;
  const standing = (await isShutOut(row)) ? "withdrawn" : standingOf(request, now());
  return {
    standing,
    name: row.name,
    practice: row.practice ?? "Chairside support",
    ofSupport: request.practiceId === null,
    timeZone: row.timeZone ?? "UTC",
    device: request.deviceLabel,
    expiresAt: request.expiresAt,
    asksNumber: row.numberRule !== "never",
    toSupport: request.toSupport,
    told: request.lastMailedAt !== null,
    ...(standing === "open" && numberOf(request, now())),
    ...(standing === "declined" && request.closedAt && { asksAgainAt: asksAgainAt(request.closedAt) }),
  };
}

/** Whether there is anything left to wait for. */
export function isOver(waiting: Waiting | undefined): boolean {
  return waiting?.standing !== "open" && waiting?.standing !== "approved";
}

type Row = Awaited<ReturnType<typeof readWaiting>>[number];

/** Whom nothing would let in any more, though nobody has taken their request back yet: their last day is over, or the practice closed. */
async function isShutOut({ request, userId, status, accessEndsAt, closedAt }: Row): Promise<boolean> {
  if (request.state !== "open" && request.state !== "approved") return false;
  if (status !== "active" || (accessEndsAt !== null && accessEndsAt <= now())) return true;
  return !(await hasOpenPractice({ id: userId, homeClosedAt: closedAt }));
}

/** The open request of a session, with its user, for what they do about it themselves. */
export async function openRequestOf(secret: string | undefined) {
  if (!secret) return undefined;
  const [row] = await db
    .select({ request: loginRequests, user: users })
    .from(sessions)
    .innerJoin(loginRequests, eq(loginRequests.sessionId, sessions.id))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, hashSecret(secret)), eq(sessions.state, "pending")))
    .orderBy(desc(loginRequests.createdAt))
    .limit(1);
  return row;
}
