import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { now } from "@/lib/clock";
import { dayInWords, endOfDay } from "./access-end";
import type { Done } from "./deactivate-user";
import { type FoundUser, getUser } from "./find-user";
import { practicesOf } from "./refuse-login";
import { STATUS_LABELS } from "./rules";
import { openWayIn } from "./way-in";

/** What reactivating and restoring have in common: Active with the password they have, else Invited anew. A last day that passed is taken away. */
export async function comeBack(
  tx: Tx,
  about: About,
  admin: Authorized<"users.manage">,
  user: FoundUser,
): Promise<Done> {
  const status = statusOnReturn(user);
  const over = hasPassed(user);
  await tx
    .update(users)
    .set({
      status,
      deletedAt: null,
      deletedFrom: null,
      version: oneMore(users.version),
      ...(over && { accessEndsOn: null, accessEndsAt: null }),
    })
    .where(and(eq(users.id, user.id), eq(users.status, user.status)));
  const facts = { before: { Status: STATUS_LABELS[user.status] }, after: { Status: STATUS_LABELS[status] } };
  for (const practiceId of await practicesOf(user.id))
    about({ kind: "user", id: user.id, name: user.name, practiceId }, facts);
  const link = status === "invited" ? await openWayIn(tx, admin, await getUser(admin, user.id)) : undefined;
  return { follows: sentencesAboutReturn(user), link };
}

/** Somebody deactivated before they were deleted comes back as that: restoring lets nobody in who was kept out. */
function statusOnReturn(user: FoundUser): "active" | "invited" | "deactivated" {
  if (user.deletedFrom === "deactivated") return "deactivated";
  return user.hasPassword || user.loginKind === "none" ? "active" : "invited";
}

/** What follows when somebody comes back. */
export function sentencesAboutReturn(user: FoundUser): string[] {
  const day = user.accessEndsOn;
  return [
    howTheySignIn(user),
    ...(day && hasPassed(user) ? [`Their access ended on ${dayInWords(day)}; that day is taken away.`] : []),
  ];
}

function hasPassed({ accessEndsOn, timeZone }: FoundUser): boolean {
  return accessEndsOn !== null && endOfDay(accessEndsOn, timeZone) <= now();
}

function howTheySignIn(user: FoundUser): string {
  const recipient = mailAddressOf(user);
  if (statusOnReturn(user) === "deactivated")
    return `${user.name} is on the list again, deactivated as before.`;
  if (user.loginKind === "none") return `${user.name} is on the list again, without a login as before.`;
  if (user.hasPassword) return `${user.name} can sign in again with the password they had.`;
  if (recipient) return `${user.name} gets a new invitation at ${recipient}.`;
  return `${user.name} gets in by a new setup link, which is shown once for you to hand over.`;
}
