import { and, eq, inArray, ne } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import type { About } from "@/lib/audit/change";

/** Who is the Default Doctor of a practice now; undefined when nobody is. */
export async function findDefaultDoctor(practiceId: string) {
  const [holder] = await db
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.practiceId, practiceId), memberships.defaultDoctor, memberships.listed));
  return holder;
}

/** Takes Default Doctor from whoever else has it, with a line in the log about them; gives the one it was. At most one has it. */
export async function takeDefaultDoctorFromOthers(tx: Tx, about: About, practiceId: string, userId = "") {
  const others = and(
    eq(memberships.practiceId, practiceId),
    memberships.defaultDoctor,
    memberships.listed,
    ne(memberships.userId, userId),
  );
  const taken = await tx
    .update(memberships)
    .set({ defaultDoctor: false, nameOnForms: null })
    .where(others)
    .returning({ userId: memberships.userId });
  if (taken.length === 0) return undefined;
  const [previous] = await noteVersion(
    tx,
    taken.map((row) => row.userId),
  );
  if (previous)
    about(
      { kind: "user", id: previous.id, name: previous.name, practiceId },
      { before: { "Default Doctor": true }, after: { "Default Doctor": false } },
      "user.changed",
    );
  return previous;
}

/** Counts a change made in passing, so that whoever has these people's forms open is told. */
export function noteVersion(tx: Tx, userIds: string[]) {
  return tx
    .update(users)
    .set({ version: oneMore(users.version) })
    .where(inArray(users.id, userIds))
    .returning({ id: users.id, name: users.name });
}
