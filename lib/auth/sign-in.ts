import { eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { foldLogin } from "@/lib/text";
import type { VisitorActor } from "./actor";
import { type OpenedSession, type Origin, openSession, trustedDevice } from "./open-session";
import { passwordMatches } from "./password-hash";
import { clearFailures, countFailure, type Guess, isPaused } from "./throttle";

/** The one message for every failed sign-in (product.md, section 3). */
export const SIGN_IN_REFUSED = "That login and password don't match.";

/** Opens a session for the right login and password, or answers undefined, the same and in the same time whatever was wrong. */
export async function signIn(
  login: string,
  password: string,
  origin: Origin,
): Promise<OpenedSession | undefined> {
  const visitor: VisitorActor = { kind: "visitor", address: origin.address, userAgent: origin.userAgent };
  const loginKey = foldLogin(login).slice(0, 320);
  const user = await findForSignIn(loginKey);
  const trusted = await trustedDevice(user?.id, origin.deviceSecret);
  const guess = { loginKey, address: origin.address, trustedDevice: trusted };
  const paused = await isPaused(guess);
  // Unknown, wrong, deactivated and paused do the same work, so that time tells nothing.
  const matches = await passwordMatches(user?.passwordHash ?? undefined, password);
  if (user && matches && !paused && mayOpen(user)) return opened(visitor, user, guess, origin);
  await refused(visitor, user, guess, paused);
  return undefined;
}

async function findForSignIn(loginKey: string) {
  const [user] = await db
    .select({
      id: users.id,
      name: users.name,
      status: users.status,
      passwordHash: users.passwordHash,
      accessEndsAt: users.accessEndsAt,
      homePracticeId: users.homePracticeId,
      homeClosedAt: practices.closedAt,
    })
    .from(users)
    .leftJoin(practices, eq(practices.id, users.homePracticeId))
    .where(eq(users.loginKey, loginKey));
  return user;
}

type Found = NonNullable<Awaited<ReturnType<typeof findForSignIn>>>;

function mayOpen(user: Found): boolean {
  return user.status === "active" && !(user.accessEndsAt && user.accessEndsAt <= now()) && !user.homeClosedAt;
}

function opened(visitor: VisitorActor, user: Found, guess: Guess, origin: Origin): Promise<OpenedSession> {
  return change(visitor, "session.opened", async (tx, about) => {
    await clearFailures(tx, guess);
    const session = await openSession(tx, user.id, origin);
    about(subjectOf(user), { after: { session: session.sessionId, device: session.deviceId } });
    return session;
  });
}

function refused(visitor: VisitorActor, user: Found | undefined, guess: Guess, paused: boolean): Promise<void> {
  return change(visitor, "sign-in.refused", async (tx, about) => {
    if (!paused) await countFailure(tx, guess);
    about(user ? subjectOf(user) : { kind: "user", id: null, name: "an unknown login" }, { after: { paused } });
  });
}

function subjectOf(user: Found) {
  return { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
}
