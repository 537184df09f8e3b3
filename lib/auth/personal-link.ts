import { eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { findLink, type LinkKind } from "./links";
import { hasOpenPractice } from "./open-practice";

/** Who may still use a link of each kind. An invitation that lapsed is not revived by Forgot password. */
const OPEN_TO: Record<LinkKind, readonly string[]> = {
  invitation: ["invited", "active"],
  setup: ["invited", "active"],
  reset: ["active"],
  "sign-in": ["active"],
  "first-run": [],
};

export type PersonalLink = NonNullable<Awaited<ReturnType<typeof findPersonalLink>>>;

/** A link that works, with the person it belongs to; undefined when it or the person's access has ended. */
export async function findPersonalLink(token: string, ...kinds: LinkKind[]) {
  const link = await findLink(token, ...kinds);
  if (!link?.userId) return undefined;
  const [found] = await db
    .select({ user: users, practice: practices })
    .from(users)
    .leftJoin(practices, eq(practices.id, users.homePracticeId))
    .where(eq(users.id, link.userId));
  if (!found || !OPEN_TO[link.kind].includes(found.user.status)) return undefined;
  const { user, practice } = found;
  if (user.accessEndsAt && user.accessEndsAt <= now()) return undefined;
  if (!(await hasOpenPractice({ id: user.id, homeClosedAt: practice?.closedAt }))) return undefined;
  return { link, user, practice };
}
