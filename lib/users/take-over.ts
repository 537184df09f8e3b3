import { and, eq, isNull, ne } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { noteVersion } from "./default-doctor";
import { findSuccessors } from "./find-successors";
import type { FoundUser } from "./find-user";

/** Who takes over as Default Doctor: a user's id, or expressly nobody. Not asked for where there is nothing to take over. */
export type TakeOver = { successorId?: string | undefined };

export const NOBODY = "nobody";

/** Hands Default Doctor from somebody who goes to the one chosen. Throws InvalidError("successorId") where nobody was chosen yet. */
export async function handOver(
  tx: Tx,
  about: About,
  admin: Authorized<"users.manage">,
  user: FoundUser,
  { successorId }: TakeOver,
): Promise<{ name: string } | undefined> {
  if (!user.defaultDoctor) return undefined;
  if (!successorId)
    throw new InvalidError(
      "successorId",
      `${user.name} is the Default Doctor. Choose who takes over, or nobody.`,
    );
  if (successorId === NOBODY) return undefined;
  const candidates = await findSuccessors(admin, user.id);
  const successor = candidates.find(({ id }) => id === successorId);
  if (!successor)
    throw new InvalidError(
      "successorId",
      "Choose somebody of the list. Who takes over has to be active, in a role that may sign forms.",
    );
  await stepDown(tx, user.membershipId);
  await tx.update(memberships).set({ defaultDoctor: true }).where(eq(memberships.id, successor.membershipId));
  await noteVersion(tx, [successor.id]);
  about(
    { kind: "user", id: successor.id, name: successor.name },
    { before: { "Default Doctor": false }, after: { "Default Doctor": true } },
    "user.changed",
  );
  return successor;
}

/** The other practices where somebody is the Default Doctor: nobody is asked for a successor there, so that it is said. */
export async function doctorElsewhere(userId: string, here: string): Promise<string[]> {
  const held = await db
    .select({ practiceId: memberships.practiceId })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, userId),
        memberships.defaultDoctor,
        isNull(memberships.endedAt),
        ne(memberships.practiceId, here),
      ),
    );
  return held.map(({ practiceId }) => practiceId);
}

/** What that means for those practices: counted, since whoever manages the person need not know where else they work. */
export function leftWithoutDoctor({ length: practices }: unknown[]): string[] {
  if (practices === 0) return [];
  if (practices === 1)
    return ["One other practice has no Default Doctor then, until an Admin there chooses one."];
  return [`${practices} other practices have no Default Doctor then, until an Admin of each chooses one.`];
}

/** Somebody deactivated stays on the list, and so can't keep what only one may have, at whichever practice. */
export async function stepDownEverywhere(tx: Tx, userId: string): Promise<void> {
  const held = and(eq(memberships.userId, userId), memberships.defaultDoctor);
  await tx.update(memberships).set({ defaultDoctor: false, nameOnForms: null }).where(held);
}

async function stepDown(tx: Tx, membershipId: string): Promise<void> {
  await tx
    .update(memberships)
    .set({ defaultDoctor: false, nameOnForms: null })
    .where(eq(memberships.id, membershipId));
}
