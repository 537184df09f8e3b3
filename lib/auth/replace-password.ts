import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { Opening } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { endSessions } from "./end-sessions";
import { openSession, visitorAt } from "./open-session";
import { hashOfChoice, passwordColumns, tellPasswordChanged, withdrawLinks } from "./password-choice";
import { passwordMatches } from "./password-hash";
import { readSession } from "./read-session";

/**
 * Gives somebody who must choose a new password another one, and a fresh session in place of all they had.
 * Throws NotFoundError without a session that waits for this, InvalidError at `newPassword`.
 */
export async function replacePassword(
  secret: string | undefined,
  password: string,
  origin: Origin,
): Promise<Opening> {
  const person = await findWhoMust(secret);
  if (!person) throw new NotFoundError();
  if (await passwordMatches(person.passwordHash ?? undefined, password))
    throw new InvalidError("newPassword", "This is the password you had. Choose another one.");
  const passwordHash = await hashOfChoice(person, password);
  const subject = { kind: "user", id: person.id, name: person.name, practiceId: person.homePracticeId };
  return change(visitorAt(origin), "password.changed", async (tx, about) => {
    // Hashing takes its time: an Admin may have secured the account meanwhile, or revoked the device.
    if (!(await findWhoMust(secret))) throw new NotFoundError();
    const changed = await tx
      .update(users)
      .set(passwordColumns(passwordHash))
      .where(and(eq(users.id, person.id), eq(users.mustChangePassword, true), eq(users.status, "active")))
      .returning({ id: users.id });
    if (changed.length === 0) throw new NotFoundError();
    await withdrawLinks(tx, person.id);
    await endSessions(tx, person.id, "password changed");
    await tellPasswordChanged(tx, person);
    about(subject);
    return openSession(tx, about, person.id, origin);
  });
}

/** Who this session belongs to, if they have to choose a new password before anything else. */
export async function findWhoMust(secret: string | undefined) {
  const gate = await readSession(secret);
  if (gate?.session.state !== "active" || !gate.user.mustChangePassword) return undefined;
  const [person] = await db.select().from(users).where(eq(users.id, gate.user.id));
  return person;
}
