import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { alias } from "@/db/dialect";
import { memberships } from "@/db/schema/memberships";
import type { StaffActor } from "@/lib/auth/actor";
import { isId } from "./form-text";

const theirs = alias(memberships, "theirs");

/**
 * The practices, by id, where the actor is an Admin today and this user is on the list. Of everybody else's practices nothing is told:
 * an id that is nobody's there is the same as one that is nobody's anywhere.
 */
export async function practicesKnowing(actor: StaffActor, userId: string): Promise<Set<string>> {
  if (!isId(userId)) return new Set();
  const rows = await db
    .select({ id: memberships.practiceId })
    .from(memberships)
    .innerJoin(theirs, eq(theirs.practiceId, memberships.practiceId))
    .where(
      and(
        eq(memberships.userId, actor.userId),
        memberships.admin,
        memberships.listed,
        eq(theirs.userId, userId),
        theirs.listed,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
