import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { InvalidError, NotFoundError } from "@/lib/errors";
import type { Authorized } from "./authorize";
import { endSessions } from "./end-sessions";
import { hashOfChoice, passwordColumns, tellPasswordChanged, withdrawLinks } from "./password-choice";
import { passwordMatches } from "./password-hash";
import { clearFailures, countFailure, isPaused } from "./throttle";

const WRONG = "That isn't your current password. After several tries, this pauses for up to 15 minutes.";

/**
 * Changes one's own password. This session stays; says how many others ended. A wrong current password counts as a guess
 * of this device. Throws InvalidError at `currentPassword` or `newPassword`.
 */
export async function changePassword(
  person: Authorized<"profile.manage">,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<number> {
  const [user] = await db.select().from(users).where(eq(users.id, person.userId));
  if (!user?.passwordHash) throw new NotFoundError();
  const { passwordHash } = user;
  const newHash = await hashOfChoice(user, newPassword);
  const matches = await passwordMatches(passwordHash, currentPassword.toWellFormed());
  // By the device: outsiders who guess at the login can't keep its owner from changing the password.
  const guess = { loginKey: user.loginKey ?? "", address: person.address, trustedDevice: person.deviceId };
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
  const ended = await change(person, "password.changed", async (tx, about) => {
    if (!matches || (await isPaused(guess))) {
      if (!(await isPaused(guess))) await countFailure(tx, guess);
      about(subject, {}, "password.change-refused");
      return undefined;
    }
    const changed = await tx
      .update(users)
      .set(passwordColumns(newHash))
      .where(
        and(
          eq(users.id, user.id),
          eq(users.passwordHash, passwordHash),
          // Secured a moment ago, the account waits for whoever reads its owner's mail.
          eq(users.mustChangePassword, false),
        ),
      )
      .returning({ id: users.id });
    if (changed.length === 0) throw new InvalidError("currentPassword", WRONG);
    await clearFailures(tx, guess);
    await withdrawLinks(tx, user.id);
    await tellPasswordChanged(tx, user);
    const others = await endSessions(tx, user.id, "password changed", person.sessionId);
    about(subject, { after: { "Sessions ended": others } });
    return others;
  });
  if (ended === undefined) throw new InvalidError("currentPassword", WRONG);
  return ended;
}
