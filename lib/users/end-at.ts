import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { About } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { InvalidError } from "@/lib/errors";
import { dropPhoto } from "./drop-photo";
import type { HeldMembership } from "./held-memberships";
import { leavesAnAdminAt } from "./lasting-admin";
import { factsOfGiven } from "./rights-facts";
import { isLastingAdmin } from "./rules";

type Person = {
  id: string;
  name: string;
  status: string;
  loginKind: string;
  accessEndsOn: string | null;
};

/** What an ended membership lets go of. Role and public name stay, for the day it is given again. */
const NOTHING_HELD = {
  showInApp: false,
  admin: false,
  chatUser: false,
  defaultDoctor: false,
  canSignForms: false,
  followsHome: false,
  nameOnForms: null,
  providerId: null,
  extensions: "",
  photoId: null,
} as const;

/** Ends a membership that is not the home, inside a change; `field` is where a refusal stands. The last Admin of a practice stays. */
export async function endAt(
  tx: Tx,
  about: About,
  user: Person,
  held: HeldMembership,
  field: string,
): Promise<void> {
  const { practice } = held;
  const last = isLastingAdmin({ ...user, admin: held.admin });
  const [ended] = await tx
    .update(memberships)
    .set({ endedAt: now() })
    .where(
      and(
        eq(memberships.id, held.id),
        isNull(memberships.endedAt),
        eq(memberships.isHome, false),
        last ? leavesAnAdminAt(tx, practice.id, user.id) : undefined,
      ),
    )
    .returning({ photoId: memberships.photoId });
  if (!ended)
    throw new InvalidError(
      field,
      `${user.name} is the last active Admin of ${practice.name}. Make somebody else an Admin there first.`,
    );
  // In a statement of its own: the counts of the list are kept by what a row was before (migrations, "people-listing").
  await tx.update(memberships).set(NOTHING_HELD).where(eq(memberships.id, held.id));
  await dropPhoto(tx, ended.photoId);
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: practice.id };
  about(subject, { before: factsOfGiven({ ...held, role: held.role.name }) }, "user.left");
}
