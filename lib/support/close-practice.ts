import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { About } from "@/lib/audit/change";
import { endSessions } from "@/lib/auth/end-sessions";
import { hasOpenPractice } from "@/lib/auth/open-practice";
import type { Support } from "@/lib/auth/support";
import { now } from "@/lib/clock";
import { endUntrusted } from "@/lib/devices/end-untrusted";
import { endPending } from "@/lib/devices/expire-requests";
import { takeBackOfSession } from "@/lib/devices/take-back";
import { ConflictError, InvalidError } from "@/lib/errors";
import { act } from "./act";
import { getPractice, type SeenPractice, subjectOf } from "./find-practice";

const BECAUSE = "the practice was closed";
const REOPENED = "a practice with 2 Factor Authenticator was reopened";

/** What a closing ended. */
export type Closed = { signedOut: number; withdrawn: number };

/**
 * Closes a practice: from the next request on nothing of it opens for anybody. Whoever has no other practice is signed out and can't sign
 * in; who has one stays signed in there. Its open login requests are withdrawn. Nothing is deleted. Throws ConflictError when it is closed.
 */
export function closePractice(support: Support, slug: string): Promise<Closed> {
  return act(support, "practice.closed", async (tx, about) => {
    const practice = await getPractice(support, slug);
    const closed = await tx
      .update(practices)
      .set({ closedAt: now() })
      .where(and(eq(practices.id, practice.id), isNull(practices.closedAt)))
      .returning({ id: practices.id });
    if (closed.length === 0) throw new ConflictError(`${practice.name} is closed already.`);
    const withdrawn = await withdrawRequests(tx, about, practice);
    const signedOut = await signOutThoseOfHere(tx, practice.id);
    const follows = { "Signed out": signedOut, "Login requests withdrawn": withdrawn };
    about(subjectOf(practice), { after: follows });
    return { signedOut, withdrawn };
  });
}

/**
 * Opens a closed practice again, with everything as it was; whoever was signed out signs in again. Throws ConflictError when it is open,
 * InvalidError while its group is closed.
 */
export function reopenPractice(support: Support, slug: string): Promise<void> {
  return act(support, "practice.reopened", async (tx, about) => {
    const practice = await getPractice(support, slug);
    if (practice.groupClosedAt)
      throw new InvalidError("", `Its group ${practice.group} is closed. Reopen the group first.`);
    const reopened = await tx
      .update(practices)
      .set({ closedAt: null })
      .where(and(eq(practices.id, practice.id), isNotNull(practices.closedAt)))
      .returning({ id: practices.id });
    if (reopened.length === 0) throw new ConflictError(`${practice.name} is open already.`);
    const signedOut = practice.twoFactor ? await signOutUntrusted(tx, practice.id) : 0;
    about(subjectOf(practice), signedOut > 0 ? { after: { "Signed out": signedOut } } : {});
  });
}

/** While it was closed nobody was asked for its sake: who signed in elsewhere meanwhile, on a device nobody approved, asks now. */
async function signOutUntrusted(tx: Tx, practiceId: string): Promise<number> {
  let signedOut = 0;
  for (const { id } of await signedInAt(practiceId))
    if ((await endUntrusted(tx, id, REOPENED)) > 0) signedOut++;
  return signedOut;
}

/** Also of those who keep login elsewhere: the decision was this practice's, and nobody of it is left to make it. */
async function withdrawRequests(tx: Tx, about: About, { id: practiceId }: SeenPractice): Promise<number> {
  const waiting = await requestsAt(practiceId);
  for (const { sessionId } of waiting) {
    await takeBackOfSession(tx, sessionId, BECAUSE);
    await endPending(tx, sessionId, BECAUSE);
  }
  const open = waiting.filter(({ state }) => state === "open");
  for (const { userId: id, name, device } of open)
    about(
      { kind: "user", id, name, practiceId },
      { after: { Device: device, Why: BECAUSE } },
      "login.withdrawn",
    );
  return open.length;
}

/** What waits for a decision, and approvals not yet used. */
function requestsAt(practiceId: string) {
  const { userId, sessionId, deviceLabel: device, state } = loginRequests;
  return db
    .select({ userId, name: users.name, sessionId, device, state })
    .from(loginRequests)
    .innerJoin(users, eq(users.id, userId))
    .where(
      and(
        eq(loginRequests.practiceId, practiceId),
        inArray(state, ["open", "approved"]),
        isNull(loginRequests.usedAt),
        isNull(loginRequests.lapsedAt),
      ),
    );
}

async function signOutThoseOfHere(tx: Tx, practiceId: string): Promise<number> {
  let signedOut = 0;
  for (const { id } of await signedInAt(practiceId)) {
    // Asked of the database as it is now: this practice is closed already.
    if (await hasOpenPractice({ id, homeClosedAt: now() })) continue;
    if ((await endSessions(tx, id, BECAUSE)) > 0) signedOut++;
  }
  return signedOut;
}

/** Everybody with login there who is signed in anywhere: also those whose home is another, which may have closed before. */
function signedInAt(practiceId: string) {
  return db
    .selectDistinct({ id: memberships.userId })
    .from(sessions)
    .innerJoin(memberships, eq(memberships.userId, sessions.userId))
    .where(
      and(eq(memberships.practiceId, practiceId), isNull(memberships.endedAt), ne(sessions.state, "ended")),
    );
}
