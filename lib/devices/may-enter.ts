import { eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import type { users } from "@/db/schema/users";
import { hasOpenPractice } from "@/lib/auth/open-practice";
import { now } from "@/lib/clock";

type User = Pick<typeof users.$inferSelect, "id" | "status" | "accessEndsAt" | "homePracticeId">;

/** Whether somebody who proved who they are may be let in today. */
export async function mayEnter({ id, status, accessEndsAt, homePracticeId }: User): Promise<boolean> {
  if (status !== "active" || (accessEndsAt && accessEndsAt <= now())) return false;
  if (!homePracticeId) return true;
  const [home] = await db
    .select({ closedAt: practices.closedAt })
    .from(practices)
    .where(eq(practices.id, homePracticeId));
  return home !== undefined && hasOpenPractice({ id, homeClosedAt: home.closedAt });
}
