import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import type { StaffActor } from "@/lib/auth/actor";

export type OtherPractice = {
  id: string;
  slug: string;
  name: string;
  groupId: string;
  emailKey: string | null;
  twoFactor: boolean;
  closedAt: Date | null;
};

/** The practices of the actor's group where they are an Admin today, by name; closed ones too. */
export async function practicesAdministeredBy(actor: StaffActor): Promise<OtherPractice[]> {
  const { id, slug, name, groupId, emailKey, twoFactor, closedAt } = practices;
  const rows = await db
    .select({ id, slug, name, groupId, emailKey, twoFactor, closedAt })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        eq(memberships.userId, actor.userId),
        eq(practices.groupId, actor.practice.groupId),
        isNull(memberships.endedAt),
        memberships.admin,
        memberships.listed,
      ),
    );
  return rows.sort((one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** As people order names: West 2 before West 10. */
export const byName = new Intl.Collator("en", { numeric: true });
