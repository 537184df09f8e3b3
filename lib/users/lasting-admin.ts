import { and, eq, exists, isNull, ne, notExists, type SQL } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { alias } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { isLastingAdmin } from "./rules";

const own = alias(memberships, "own");
const others = alias(memberships, "others");
const people = alias(users, "people");

/**
 * The law "at least one active Admin remains at every practice", as a condition of the statement that takes one away: no practice of this
 * user's is left without. An Admin whose access ends on some day doesn't count, so that no day can take the last one.
 */
export function leavesAnAdminEverywhere(tx: Pick<Tx, "select">, userId: string | typeof users.id): SQL {
  const needing = and(
    eq(own.userId, userId),
    own.admin,
    own.listed,
    notExists(otherAdmins(tx, own.practiceId, userId)),
  );
  return notExists(tx.select({ id: own.id }).from(own).where(needing));
}

/** The same for one practice. */
export function leavesAnAdminAt(tx: Pick<Tx, "select">, practiceId: string, userId: string): SQL {
  return exists(otherAdmins(tx, practiceId, userId));
}

/** Refuses in words what those conditions refused; `field` is where it stands. */
export async function refuseLastAdmin(
  admin: Authorized<"users.manage">,
  user: Person,
  field: string,
): Promise<never> {
  throw new InvalidError(field, await lastAdminMessage(admin, user));
}

/** Why a user can't be removed as far as this law goes; undefined when they can. */
export async function whyNotLastAdmin(
  admin: Authorized<"users.manage">,
  user: Person,
): Promise<string | undefined> {
  const [free] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, user.id), leavesAnAdminEverywhere(db, user.id)));
  const counts = isLastingAdmin({ ...user, admin: true });
  return counts && !free ? lastAdminMessage(admin, user) : undefined;
}

type Person = { id: string; name: string; status: string; loginKind: string; accessEndsOn: string | null };

async function lastAdminMessage(admin: Authorized<"users.manage">, { id, name }: Person): Promise<string> {
  const [other] = await otherAdmins(db, admin.practice.id, id).limit(1);
  if (!other) return lastAdminWords(name);
  return `${name} is the last active Admin of another practice. Somebody else has to become an Admin there first.`;
}

/** Why the last active Admin of a practice stays one. */
export function lastAdminWords(name: string): string {
  return `${name} is the last active Admin here. Make somebody else an Admin first, one whose access does not end.`;
}

/** The ids of everybody whom the law counts at a practice: for many changes at once. */
export async function lastingAdminsAt(practiceId: string): Promise<Set<string>> {
  const rows = await otherAdmins(db, practiceId, "");
  return new Set(rows.map(({ userId }) => userId));
}

function otherAdmins(
  from: Pick<Tx, "select">,
  practiceId: string | typeof own.practiceId,
  userId: string | typeof users.id,
) {
  return from
    .select({ id: others.id, userId: others.userId })
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
