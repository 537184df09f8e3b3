import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { About } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { InvalidError } from "@/lib/errors";
import { dropPhoto } from "./drop-photo";
import type { HeldMembership } from "./held-memberships";
import { leavesAnAdminAt } from "./lasting-admin";
import { writeEnd, writeLetGo } from "./membership-writes";
import { factsOfGiven } from "./rights-facts";
import { isLastingAdmin } from "./rules";

type Person = {
  id: string;
  name: string;
  status: string;
  loginKind: string;
  accessEndsOn: string | null;
};

/** Ends a membership that is not the home, inside a change; `field` is where a refusal stands. The last Admin of a practice stays. */
export async function endAt(
  tx: Tx,
  about: About,
  user: Person,
  held: HeldMembership,
  field: string,
): Promise<void> {
  const { practice } = held;
  const ended = isLastingAdmin({ ...user, admin: held.admin })
    ? await endUnlessLast(tx, user.id, held)
    : await writeEnd(tx, held.id);
  if (!ended)
    throw new InvalidError(
      field,
      `${user.name} is the last active Admin of ${practice.name}. Make somebody else an Admin there first.`,
    );
  await writeLetGo(tx, held.id);
  await dropPhoto(tx, ended.photoId);
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: practice.id };
  about(subject, { before: factsOfGiven({ ...held, role: held.role.name }) }, "user.left");
}

/** An Admin leaves only where another stays: the condition is the statement's. */
async function endUnlessLast(tx: Tx, userId: string, { id, practice }: HeldMembership) {
  const [ended] = await tx
    .update(memberships)
    .set({ endedAt: now() })
    .where(
      and(
        eq(memberships.id, id),
        isNull(memberships.endedAt),
        eq(memberships.isHome, false),
        leavesAnAdminAt(tx, practice.id, userId),
      ),
    )
    .returning({ photoId: memberships.photoId });
  return ended;
}
