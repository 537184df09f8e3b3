import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { decidersAt } from "./deciders";
import { isFreshReset } from "./rules";

const ANOTHER_ADMIN = "This is your own request: another Admin has to approve it.";
const ANOTHER_OF_SUPPORT =
  "This is your own request: another support account approves it, or somebody on the server's command line.";
const FRESHLY_RESET =
  "Your password was reset in the last 24 hours, so you can't approve your own request yet. Ask support.";
const BY_LINK = "This is your own request. Approve it with the link in your e-mail.";
const NO_LINK = "This is your own request, and you have no e-mail address to get its link at. Ask support.";

type Own = { userId: string; practiceId: string | null };

/**
 * Why somebody can't approve their own request, in words; undefined where they may: only as the sole active Admin, by the mailed link, and
 * not within 24 hours of a password reset (product.md, section 4). The page and the guard ask the same.
 */
export async function whyNotOwn({ userId, practiceId }: Own, byLink: boolean): Promise<string | undefined> {
  if (practiceId === null) return ANOTHER_OF_SUPPORT;
  const admins = await decidersAt(practiceId);
  if (admins.some(({ id }) => id !== userId)) return ANOTHER_ADMIN;
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (isFreshReset(user?.passwordResetAt ?? null, now())) return FRESHLY_RESET;
  if (byLink) return undefined;
  return admins.some(({ recipient }) => recipient !== null) ? BY_LINK : NO_LINK;
}
