import { and, count, eq, gt, isNotNull, isNull, notExists, or, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { Support } from "@/lib/auth/support";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { asSeen, type SeenRequest, seen } from "./queries";
import { waits } from "./waits";

/** How many login requests wait for support. */
export async function countLeftRequests(_support: Support): Promise<number> {
  const [row] = await db.select({ open: count() }).from(loginRequests).where(and(waits(), isLeft()));
  return row?.open ?? 0;
}

/** Those that wait: of support accounts, and where nobody of the practice can decide; at most 100, the newest first. */
export async function listLeftRequests(_support: Support): Promise<SeenRequest[]> {
  return withoutPhotos(await seen(and(waits(), isLeft())));
}

/** The last that were decided, of those that had been left to support; at most 20. */
export async function listDecidedLeftRequests(_support: Support): Promise<SeenRequest[]> {
  const closed = and(isNotNull(loginRequests.closedAt), or(loginRequests.toSupport, ofSupport()));
  return withoutPhotos(await seen(closed, 20, "closedAt"));
}

/** One of them, open or closed. Throws NotFoundError for one that a practice's own Admins decide. */
export async function getLeftRequest(_support: Support, id: string): Promise<SeenRequest> {
  const [row] = await withoutPhotos(await seen(and(eq(loginRequests.id, id), isLeft())));
  if (!row) throw new NotFoundError();
  return row;
}

/** Support sees nobody's photo. */
function withoutPhotos(rows: Awaited<ReturnType<typeof seen>>): Promise<SeenRequest[]> {
  return Promise.all(rows.map((row) => asSeen({ ...row, photoId: null })));
}

const ofSupport = () => isNull(loginRequests.practiceId);

/** The same rule as mayDecide's for support (deciders.ts): told when it was asked, or no Admin there can be reached today. */
function isLeft(): SQL | undefined {
  const reachable = db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        eq(memberships.practiceId, loginRequests.practiceId),
        memberships.admin,
        memberships.listed,
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
        eq(users.status, "active"),
        or(isNull(users.accessEndsAt), gt(users.accessEndsAt, now())),
        or(isNotNull(users.contactEmail), eq(users.loginKind, "email")),
      ),
    );
  return or(loginRequests.toSupport, ofSupport(), notExists(reachable));
}
