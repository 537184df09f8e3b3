import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { StaffActor } from "@/lib/auth/actor";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";

/** Practice Info and the settings beside it, with the version a save is held against. */
export async function getPracticeInfo(admin: Authorized<"practice.manage">) {
  const { name, email, phone, address, timeZone, reviewLink, colour, idleMinutes, sessionHours, version } =
    practices;
  const [info] = await db
    .select({ name, email, phone, address, timeZone, reviewLink, colour, idleMinutes, sessionHours, version })
    .from(practices)
    .where(eq(practices.id, admin.practice.id));
  if (!info) throw new NotFoundError();
  return info;
}

export type PracticeInfo = Awaited<ReturnType<typeof getPracticeInfo>>;

/** The names of those who can change the practice's setup now, for whoever needs their help; at most so many. */
export async function listAdminNames(actor: StaffActor, most = 5): Promise<string[]> {
  const rows = await db
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.practiceId, actor.practice.id),
        memberships.admin,
        memberships.listed,
        eq(memberships.status, "active"),
      ),
    )
    .orderBy(asc(memberships.nameKey))
    .limit(most);
  return rows.map(({ name }) => name);
}
