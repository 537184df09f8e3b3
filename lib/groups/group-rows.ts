import { and, eq } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { given, isListed, unindexed } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import { devicesOf, type PersonRow, personColumns } from "@/lib/users/people-rows";

/** A line of the group's list: a membership, and where. */
export type GroupRow = PersonRow & {
  practice: { slug: string; name: string; timeZone: string };
};

const readPage = prepared("group page", (db) =>
  db
    .select({
      ...personColumns,
      devices: devicesOf(db),
      practiceId: memberships.practiceId,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(
      and(
        isListed(memberships.number, given("numbers")),
        // By their numbers, not by the group's index.
        eq(unindexed(memberships.groupId), given("group")),
      ),
    ),
);

/** The lines of those numbers, in their order; only of practices where the actor is an Admin. */
export async function readGroupRows(lead: GroupActor, numbers: number[]): Promise<GroupRow[]> {
  if (numbers.length === 0) return [];
  const rows = await readPage({ group: lead.group.id, numbers: JSON.stringify(numbers) });
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const led = new Map(lead.practices.map((practice) => [practice.id, practice]));
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    const practice = row && led.get(row.practiceId);
    return practice ? [{ ...row, practice }] : [];
  });
}
