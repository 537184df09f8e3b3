import { and, asc, eq, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { isTrue } from "@/db/sql";
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
export function listAdminNames(actor: StaffActor, most = 5): Promise<string[]> {
  return adminNames(actor, most);
}

/** The same of those among them who are Group Admins. */
export function listGroupAdminNames(actor: StaffActor, most = 5): Promise<string[]> {
  return adminNames(actor, most, isTrue(users.groupAdmin));
}

async function adminNames(actor: StaffActor, most: number, also?: SQL): Promise<string[]> {
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
        also,
      ),
    )
    .orderBy(asc(memberships.nameKey))
    .limit(most);
  return rows.map(({ name }) => name);
}
