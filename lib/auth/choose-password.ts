import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema/users";
import { type About, change } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { isFirstAdmin } from "@/lib/devices/first-admin";
import type { Opening } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { NotFoundError } from "@/lib/errors";
import { endSessions } from "./end-sessions";
import { useLink } from "./links";
import { openSession, openTrusted, visitorAt } from "./open-session";
import {
  hashOfChoice,
  passwordColumns,
  refuseChoice,
  tellPasswordChanged,
  withdrawLinks,
} from "./password-choice";
import { findPersonalLink, type PersonalLink } from "./personal-link";
import { clearFailures } from "./throttle";

/** The links by which people choose a password. */
export const PASSWORD_LINKS = ["invitation", "setup", "reset"] as const;

/**
 * Sets the password of the person a link belongs to and signs them in on this browser; every other session of theirs ends, and what
 * waited for a decision is withdrawn. It trusts no device: only the very first Admin of a practice is trusted where they finish the set-up.
 * Throws NotFoundError when the link doesn't work any more, InvalidError at `newPassword`.
 */
export async function choosePassword(token: string, password: string, origin: Origin): Promise<Opening> {
  const found = await findPersonalLink(token, ...PASSWORD_LINKS);
  if (!found) throw new NotFoundError();
  const passwordHash = await hashOfChoice(found.user, password);
  const event = found.link.kind === "reset" ? "password.reset" : "setup.link-used";
  return change(visitorAt(origin), event, async (tx, about) => {
    const first = found.link.kind !== "reset" && (await isFirstAdmin(found.user));
    if (!(await useLink(tx, found.link.id))) throw new NotFoundError();
    await setPassword(tx, found, passwordHash);
    await endSessions(tx, found.user.id, "password chosen");
    await clearFailures(tx, { loginKey: found.user.loginKey ?? "", address: origin.address });
    if (found.user.passwordHash) await tellPasswordChanged(tx, found.user);
    note(about, found);
    return first
      ? openTrusted(tx, about, found.user.id, origin, "first set-up")
      : openSession(tx, about, found.user.id, origin);
  });
}

/** Whether the person a link belongs to could choose this password: throws like choosePassword, and changes nothing. */
export async function checkChoice(token: string, password: string): Promise<void> {
  const found = await findPersonalLink(token, ...PASSWORD_LINKS);
  if (!found) throw new NotFoundError();
  await refuseChoice(found.user, password);
}

async function setPassword(tx: Tx, { user, link }: PersonalLink, passwordHash: string): Promise<void> {
  const [changed] = await tx
    .update(users)
    .set({
      ...passwordColumns(passwordHash),
      ...((link.kind === "reset" || user.passwordHash) && { passwordResetAt: now() }),
      status: "active",
    })
    .where(and(eq(users.id, user.id), inArray(users.status, ["invited", "active"])))
    .returning({ id: users.id });
  if (!changed) throw new NotFoundError();
  await withdrawLinks(tx, user.id);
}

function note(about: About, { user, link }: PersonalLink): void {
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
  about(subject, { before: { Status: user.status }, after: { Status: "active", Link: link.kind } });
}
