import { and, asc, count, desc, eq, gt, inArray, isNotNull, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { prepared } from "@/db/prepared";
import { auditEntries } from "@/db/schema/audit";
import { loginRequests } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import { SYSTEM_CHAIN } from "@/lib/audit/chain";
import type { AuditEvent } from "@/lib/audit/events";
import type { Authorized } from "@/lib/auth/authorize";
import { fromNow, HOUR, now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { mayDecide } from "./deciders";
import { linkOfToken } from "./decision-links";
import type { Oddity } from "./oddities-of";
import { whyNotOwn } from "./own-request";
import { isFreshReset, type Standing, standingOf } from "./rules";
import { waits } from "./waits";

/** What is unusual about a request, told by the request and by what happened since. */
export type Unusual = Oddity | "repeated" | "fresh-reset" | "no-access";

/** A login request as those see it who may decide. Never the number. */
export type SeenRequest = {
  id: string;
  userId: string;
  name: string;
  photoId: string | null;
  practice: string;
  slug: string | null;
  timeZone: string;
  device: string;
  address: string;
  country: string | null;
  standing: Standing;
  unusual: Unusual[];
  attempts: number;
  /** Sign-ins of this user with the right password and without an approved device in the last hour. */
  attemptsThisHour: number;
  createdAt: Date;
  lastAttemptAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  decidedByName: string | null;
  decidedHow: string | null;
  numberClosedUntil: Date | null;
  numberRule: "always" | "unless_absent" | "never";
};

// Asked for every page an Admin opens: the bell.
const readOpen = prepared("open login requests", (source) =>
  source
    .select({ open: count() })
    .from(loginRequests)
    .where(and(eq(loginRequests.practiceId, given("practice")), waits(given("now")))),
);

/** How many login requests of this practice wait for a decision. */
export async function countOpenRequests(admin: Authorized<"logins.decide">): Promise<number> {
  const [row] = await readOpen({ practice: admin.practice.id, now: now() });
  return row?.open ?? 0;
}

/** The login requests of this practice that wait, the newest first; at most 100. */
export async function listOpenRequests(admin: Authorized<"logins.decide">): Promise<SeenRequest[]> {
  const rows = await seen(and(eq(loginRequests.practiceId, admin.practice.id), waits()));
  return Promise.all(rows.map(asSeen));
}

/** The last decisions at this practice, the newest first; at most 20. */
export async function listDecidedRequests(admin: Authorized<"logins.decide">): Promise<SeenRequest[]> {
  const closed = isNotNull(loginRequests.closedAt);
  const rows = await seen(and(eq(loginRequests.practiceId, admin.practice.id), closed), 20, "closedAt");
  return Promise.all(rows.map(asSeen));
}

/** A login request of this practice. Throws NotFoundError for another's. */
export async function getRequest(admin: Authorized<"logins.decide">, id: string): Promise<SeenRequest> {
  const [row] = await seen(and(eq(loginRequests.id, id), eq(loginRequests.practiceId, admin.practice.id)));
  if (!row) throw new NotFoundError();
  return asSeen(row);
}

/** The request a mailed link leads to, whose link it is, and why they may not approve it, being their own; undefined when it never existed or its owner may decide no more. */
export async function findDecision(token: string) {
  const link = await linkOfToken(token);
  if (!link) return undefined;
  const [row] = await seen(eq(loginRequests.id, link.requestId));
  if (!row || !(await mayDecide(link.userId, row.request))) return undefined;
  const [owner] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.id, link.userId));
  if (!owner) return undefined;
  const own = owner.id === row.request.userId;
  const whyNot = own ? await whyNotOwn(row.request, true) : undefined;
  return { request: await asSeen(row), owner, own, whyNot };
}

/** The rows of requests, for whoever was found to may see them. */
export function seen(which: SQL | undefined, most = 100, newest: "createdAt" | "closedAt" = "createdAt") {
  return db
    .select({
      request: loginRequests,
      name: users.name,
      status: users.status,
      accessEndsAt: users.accessEndsAt,
      passwordResetAt: users.passwordResetAt,
      photoId: memberships.photoId,
      practice: practices.name,
      slug: practices.slug,
      timeZone: practices.timeZone,
      numberRule: practices.numberRule,
    })
    .from(loginRequests)
    .innerJoin(users, eq(users.id, loginRequests.userId))
    .leftJoin(practices, eq(practices.id, loginRequests.practiceId))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, users.id), eq(memberships.practiceId, loginRequests.practiceId)),
    )
    .where(which)
    .orderBy(desc(loginRequests[newest]), asc(loginRequests.id))
    .limit(most);
}

type Row = Awaited<ReturnType<typeof seen>>[number];

/** Such a row as those see it who may decide. */
export async function asSeen(row: Row): Promise<SeenRequest> {
  const { request } = row;
  const attemptsThisHour = await attemptsOf(request);
  return {
    ...pick(request),
    name: row.name,
    photoId: row.photoId,
    practice: row.practice ?? "Chairside support",
    slug: row.slug,
    timeZone: row.timeZone ?? "UTC",
    numberRule: row.numberRule ?? "unless_absent",
    device: request.deviceLabel,
    standing: standingOf(request, now()),
    attemptsThisHour,
    unusual: unusualOf(row, attemptsThisHour),
  };
}

function pick(request: Row["request"]) {
  const { id, userId, address, country, attempts, createdAt, lastAttemptAt } = request;
  const { expiresAt, closedAt, decidedByName, decidedHow, numberClosedUntil } = request;
  return {
    id,
    userId,
    address,
    country,
    attempts,
    createdAt,
    lastAttemptAt,
    expiresAt,
    closedAt,
    decidedByName,
    decidedHow,
    numberClosedUntil,
  };
}

function unusualOf({ request, status, accessEndsAt, passwordResetAt }: Row, attempts: number): Unusual[] {
  const since: (Unusual | false)[] = [
    attempts > 1 && "repeated",
    isFreshReset(passwordResetAt, now()) && "fresh-reset",
    (status !== "active" || (accessEndsAt !== null && accessEndsAt <= now())) && "no-access",
  ];
  return [...request.odd, ...since.filter((code) => code !== false)];
}

// Counted in the log, where those over the cap and each repeat have a line of their own.
const ATTEMPTS: AuditEvent[] = ["login.requested", "login.repeated", "login.refused"];

async function attemptsOf({ userId, practiceId }: Row["request"]): Promise<number> {
  const [row] = await db
    .select({ attempts: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.chain, practiceId ?? SYSTEM_CHAIN),
        eq(auditEntries.subjectId, userId),
        gt(auditEntries.at, fromNow(-HOUR)),
        inArray(auditEntries.event, ATTEMPTS),
      ),
    );
  return row?.attempts ?? 0;
}
