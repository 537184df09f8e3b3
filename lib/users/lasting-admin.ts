import { and, eq, exists, isNull, ne, notExists, type SQL } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { alias } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";

const own = alias(memberships, "own");
const others = alias(memberships, "others");
const people = alias(users, "people");

/**
 * The law "at least one active Admin remains at every practice", as a condition of the statement that takes one away: no practice of this
 * user's is left without. An Admin whose access ends on some day doesn't count, so that no day can take the last one.
 */
export function leavesAnAdminEverywhere(tx: Tx, userId: string): SQL {
  const needing = and(
    eq(own.userId, userId),
    own.admin,
    own.listed,
    notExists(otherAdmins(tx, own.practiceId, userId)),
  );
  return notExists(tx.select({ id: own.id }).from(own).where(needing));
}

/** The same for one practice. */
export function leavesAnAdminAt(tx: Tx, practiceId: string, userId: string): SQL {
  return exists(otherAdmins(tx, practiceId, userId));
}

/** Refuses in words what those conditions refused; `userId` is the last Admin, here or at another practice of theirs. */
export async function refuseLastAdmin(
  admin: Authorized<"users.manage">,
  user: { id: string; name: string },
  field: string,
): Promise<never> {
  const [other] = await otherAdmins(db, admin.practice.id, user.id).limit(1);
  const where = other ? "of another practice they work at" : "here";
  const remedy = other
    ? "An Admin there has to make somebody else an Admin first"
    : "Make somebody else an Admin first";
  throw new InvalidError(
    field,
    `${user.name} is the last active Admin ${where}. ${remedy}, one whose access does not end.`,
  );
}

function otherAdmins(from: Pick<Tx, "select">, practiceId: string | typeof own.practiceId, userId: string) {
  return from
    .select({ id: others.id })
    .from(others)
    .innerJoin(people, eq(people.id, others.userId))
    .where(
      and(
        eq(others.practiceId, practiceId),
        others.admin,
        others.listed,
        ne(others.userId, userId),
        eq(people.status, "active"),
        ne(people.loginKind, "none"),
        isNull(people.accessEndsOn),
      ),
    );
}
