import { and, eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { users } from "@/db/schema/users";
import { type About, change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import type { Done } from "./deactivate-user";
import { noteVersion } from "./default-doctor";
import { endAt } from "./end-at";
import { findSuccessors } from "./find-successors";
import { type FoundUser, getUser } from "./find-user";
import { heldBy } from "./held-memberships";
import { leavesAnAdminAt } from "./lasting-admin";
import { isLastingAdmin, shownName } from "./rules";
import { handOver, type TakeOver } from "./take-over";

/**
 * Ends a user's membership at the admin's own practice: they can log in to it no more, and stay a user of the others. Refuses the home
 * practice, oneself, and the last Admin; asks who takes over from a Default Doctor.
 */
export function endMembership(
  admin: Authorized<"users.manage">,
  userId: string,
  takeOver: TakeOver = {},
): Promise<Done> {
  return change(admin, "user.left", async (tx, about) => {
    const user = await getUser(admin, userId);
    const refused = whyNotEnd(admin, user);
    if (refused) throw new InvalidError("form", refused);
    const successor = await handOver(tx, about, admin, user, takeOver);
    await end(tx, about, user);
    await noteVersion(tx, [user.id]);
    return { follows: successor ? [`${successor.name} is the Default Doctor now.`] : [] };
  });
}

async function end(tx: Tx, about: About, user: FoundUser): Promise<void> {
  const held = (await heldBy(user.id)).find(({ id }) => id === user.membershipId);
  if (held) await endAt(tx, about, user, held, "form");
}

/** Why a membership can't be ended by this admin, as far as no other row has a say; undefined when it can. */
export function whyNotEnd(admin: Authorized<"users.manage">, user: FoundUser): string | undefined {
  if (user.isHome)
    return `${admin.practice.name} is ${user.name}'s home practice. A Group Admin can move the home to another practice; or deactivate or delete ${user.name}.`;
  if (user.id === admin.userId) return "You can't end your own login here. Another Admin can.";
  return undefined;
}

/** What follows from ending a membership, told beforehand; why it can't be; and who could become Default Doctor, where that is asked. */
export async function beforeEnding(admin: Authorized<"users.manage">, userId: string) {
  const user = await getUser(admin, userId);
  const refused = whyNotEnd(admin, user) ?? (await whyNotLast(admin, user));
  const successors = user.defaultDoctor && !refused ? await findSuccessors(admin, user.id) : undefined;
  return { user, refused, successors, sentences: sentencesOf(admin, user) };
}

async function whyNotLast(admin: Authorized<"users.manage">, user: FoundUser): Promise<string | undefined> {
  if (!isLastingAdmin(user)) return undefined;
  const another = leavesAnAdminAt(db, admin.practice.id, user.id);
  const [free] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, user.id), another));
  return free
    ? undefined
    : `${user.name} is the last active Admin here. Make somebody else an Admin first, one whose access does not end.`;
}

function sentencesOf({ practice }: Authorized<"users.manage">, user: FoundUser): string[] {
  const name = shownName(user);
  return [
    user.loginKind === "none"
      ? `${user.name} no longer belongs to ${practice.name}. They stay at their other practices.`
      : `${user.name} can no longer log in to ${practice.name}, from their next click on. Their other practices stay.`,
    ...(user.showInApp ? [`‘${name}’ leaves ${practice.name}'s patient app.`] : []),
    ...(user.provider
      ? [`The scheduling page shows ‘${user.provider.abbreviation}’ again in place of ‘${name}’.`]
      : []),
    ...(user.defaultDoctor ? ["They are no longer the Default Doctor: choose who takes over."] : []),
    "Their history is kept. A Group Admin can give the login again.",
  ];
}
