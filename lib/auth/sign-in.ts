import { eq } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import { change } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import type { Opening } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { foldLogin } from "@/lib/text";
import { isUnchanged } from "./is-unchanged";
import { hasOpenPractice } from "./open-practice";
import { openSession, trustedDevice, visitorAt } from "./open-session";
import { passwordMatches } from "./password-hash";
import { clearFailures, countFailure, failuresLike } from "./throttle";

/** The one message for every failed sign-in (product.md, section 3). */
export const SIGN_IN_REFUSED = "That login and password don't match.";

const LONGEST_LOGIN = 320;
const LONGEST_LOOKED_AT = 4096;

/**
 * Opens a session for the right login and password, pending on a device that was not approved; or says to wait. Answers undefined, the same
 * and in the same time, whatever was wrong.
 */
export async function signIn(login: string, password: string, origin: Origin): Promise<Opening | undefined> {
  const loginKey = loginKeyOf(login);
  const [user] = await readForSignIn({ loginKey });
  // Unknown, wrong, deactivated and paused do the same work, so that time tells nothing.
  const matches = await passwordMatches(
    user?.passwordHash ?? undefined,
    password.slice(0, LONGEST_LOOKED_AT).toWellFormed(),
  );
  const device = await trustedDevice(user?.id ?? "nobody", origin);
  const guess = { loginKey, address: origin.address, trustedDevice: device };
  return change(visitorAt(origin), "session.opened", async (tx, about) => {
    // Asked here, where one comes after the other: of a hundred guesses at once only the free ones count.
    const { paused, some } = await failuresLike(guess);
    if (user && matches && !paused && (await mayOpen(user)) && (await isUnchanged(user))) {
      if (some) await clearFailures(tx, guess);
      return openSession(tx, about, user.id, origin);
    }
    if (!paused) await countFailure(tx, guess);
    about(subjectOf(user), { after: { paused } }, "sign-in.refused");
    return undefined;
  });
}

/** What a typed login is looked up and counted by. A NUL or half a character, which Postgres can't hold, makes it nobody's. */
export function loginKeyOf(login: string): string {
  return foldLogin(login.slice(0, LONGEST_LOGIN).toWellFormed().replaceAll("\0", "\uFFFD"));
}

const readForSignIn = prepared("sign-in", (from) =>
  from
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
    .where(eq(users.loginKey, given("loginKey"))),
);

type Found = Awaited<ReturnType<typeof readForSignIn>>[number];

async function mayOpen(user: Found): Promise<boolean> {
  if (user.status !== "active" || (user.accessEndsAt && user.accessEndsAt <= now())) return false;
  return hasOpenPractice(user);
}

function subjectOf(user: Found | undefined) {
  if (!user) return { kind: "user", id: null, name: "an unknown login" };
  return { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
}
