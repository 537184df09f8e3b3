import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";

type Person = { id: string; homeClosedAt: Date | null | undefined };

/**
 * Whether a person has a practice to go to as far as closing practices goes: their home stands, or they have login at another that does.
 * A support account has none and needs none.
 */
export async function hasOpenPractice({ id, homeClosedAt }: Person): Promise<boolean> {
  if (!homeClosedAt) return true;
  const [open] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(and(eq(memberships.userId, id), isNull(memberships.endedAt), isNull(practices.closedAt)))
    .limit(1);
  return open !== undefined;
}
