import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";

/** Where a support account lands, which belongs to no practice. */
export const SUPPORT_CONSOLE = "/support";

/** Where a user lands after signing in: the practice used last, else the home practice, else any; undefined without an open one. */
export async function landingOf(userId: string): Promise<string | undefined> {
  const [self] = await db.select({ support: users.support }).from(users).where(eq(users.id, userId));
  if (self?.support) return SUPPORT_CONSOLE;
  const open = await db
    .select({
      id: practices.id,
      slug: practices.slug,
      last: users.lastPracticeId,
      isHome: memberships.isHome,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt), isNull(practices.closedAt)));
  const chosen = open.find(({ id, last }) => id === last) ?? open.find(({ isHome }) => isHome) ?? open[0];
  return chosen && `/${chosen.slug}`;
}

/** The path to go on to, if it leads to a page of this server and nowhere else. */
export function internalPath(next: string | undefined): string | undefined {
  if (!next || next.length > 2000) return undefined;
  // Browsers take "\" for "/", and drop tabs and line breaks: each could lead to another server. So could what is left of "/..//".
  if (!/^\/[^\\\p{Cc}]*$/u.test(next) || !next.isWellFormed()) return undefined;
  return next.startsWith("//") || new URL(next, "http://here").pathname.startsWith("//") ? undefined : next;
}
