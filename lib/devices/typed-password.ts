import { eq } from "drizzle-orm";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { Actor } from "@/lib/auth/actor";
import { passwordMatches } from "@/lib/auth/password-hash";
import { clearFailures, countFailure, failuresLike } from "@/lib/auth/throttle";
import { InvalidError } from "@/lib/errors";

export const WRONG_PASSWORD =
  "That isn't your password. After several tries, this pauses for up to 15 minutes.";

type Owner = { id: string; loginKey: string | null; passwordHash: string | null };

/**
 * True for the password of whoever decides. A wrong one counts as a guess, like at sign-in; on a trusted device only that device's own count.
 * Throws InvalidError at `password`.
 */
export async function typedPassword(
  actor: Actor,
  owner: Owner,
  password: string,
  requestId: string,
  from: { address: string; trustedDevice?: string | undefined },
): Promise<true> {
  const guess = { loginKey: owner.loginKey ?? "", ...from };
  const matches = await passwordMatches(
    owner.passwordHash ?? undefined,
    password.slice(0, 4096).toWellFormed(),
  );
  const { paused, some } = await failuresLike(guess);
  if (matches && !paused && !some) return true;
  const right = await change(actor, "login.password-refused", async (tx, about) => {
    const { paused: nowPaused } = await failuresLike(guess);
    const taken = matches && !nowPaused;
    if (taken) await clearFailures(tx, guess);
    else if (!nowPaused) await countFailure(tx, guess);
    about(
      await subjectOf(requestId),
      { after: { Taken: taken } },
      taken ? "login.password-taken" : "login.password-refused",
    );
    return taken;
  });
  if (!right) throw new InvalidError("password", WRONG_PASSWORD);
  return true;
}

async function subjectOf(requestId: string) {
  const [found] = await db
    .select({ id: users.id, name: users.name, practiceId: loginRequests.practiceId })
    .from(loginRequests)
    .innerJoin(users, eq(users.id, loginRequests.userId))
    .where(eq(loginRequests.id, requestId));
  return {
    kind: "user",
    id: found?.id ?? null,
    name: found?.name ?? "somebody",
    practiceId: found?.practiceId,
  };
}
