import type { Tx } from "@/db";
import type { Authorized } from "@/lib/auth/authorize";
import { endSessions } from "@/lib/auth/end-sessions";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { withdrawLinks } from "@/lib/auth/password-choice";
import { enqueue } from "@/lib/outbox/enqueue";
import type { FoundUser } from "./find-user";
import { openWayIn, type SetupLink } from "./way-in";

/**
 * What follows when a login or the contact e-mail changed: links sent to the old address end, somebody invited is invited anew, somebody
 * with a password keeps it and is told at both addresses, and without a login every session ends. `invites`: whether the invited are sent one now.
 */
export async function followNewLogin(
  tx: Tx,
  admin: Authorized<"users.manage">,
  before: FoundUser,
  after: FoundUser,
  invites = true,
): Promise<SetupLink | undefined> {
  if (before.login === after.login && mailAddressOf(before) === mailAddressOf(after)) return undefined;
  await withdrawLinks(tx, after.id);
  if (after.loginKind === "none") await endSessions(tx, after.id, "login taken away");
  if (after.status === "invited") return invites ? openWayIn(tx, admin, after) : undefined;
  if (before.hasPassword) await tellOfNewLogin(tx, admin, before, after);
  return undefined;
}

/** At the old address and the new one: whoever reads the mail can choose a new password, so nobody's way in moves unseen. */
async function tellOfNewLogin(
  tx: Tx,
  admin: Authorized<"users.manage">,
  before: FoundUser,
  after: FoundUser,
): Promise<void> {
  for (const recipient of new Set([mailAddressOf(before), mailAddressOf(after)]))
    if (recipient)
      await enqueue(tx, { recipient, practiceId: admin.practice.id, ...newsOf(admin, before, after) });
}

function newsOf(admin: Authorized<"users.manage">, before: FoundUser, after: FoundUser) {
  const whom = { userId: after.id, changedBy: admin.userId };
  if (before.login && after.login && before.login !== after.login)
    return {
      kind: "login-changed" as const,
      about: { ...whom, formerLogin: before.login, login: after.login },
    };
  return { kind: "contact-changed" as const, about: { ...whom, contact: mailAddressOf(after) ?? "" } };
}
