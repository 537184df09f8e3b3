import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { Support } from "@/lib/auth/support";
import { InvalidError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";
import type { SeenPractice } from "./find-practice";

/** Refuses an invitation to a closed practice, whose link would open nothing. */
export function refuseClosed({ name, closedAt }: SeenPractice): void {
  if (closedAt) throw new InvalidError("", `${name} is closed. Reopen it first.`);
}

/** Refuses an Admin who would sign in with the practice's own e-mail, and, without a reason, one more. */
export async function refuseInvitation(
  support: Support,
  practice: SeenPractice,
  email: string,
): Promise<void> {
  if (await isPracticeEmail(practice.id, email))
    throw new InvalidError("email", "This e-mail is the practice's own. Use one of the person's.");
  const names = await adminsOf(practice.id);
  if (names.length > 0 && !support.reason)
    throw new InvalidError(
      "reason",
      `${practice.name} has an Admin already (${names.join(", ")}), who can add users. Say why you invite another one.`,
    );
}

// Whoever reads the practice's mail could else choose this login's password (product.md, section 5).
async function isPracticeEmail(practiceId: string, email: string): Promise<boolean> {
  const [practice] = await db
    .select({ emailKey: practices.emailKey })
    .from(practices)
    .where(eq(practices.id, practiceId));
  return practice?.emailKey === foldLogin(email);
}

async function adminsOf(practiceId: string): Promise<string[]> {
  const rows = await db
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.practiceId, practiceId),
        memberships.admin,
        isNull(memberships.endedAt),
        inArray(users.status, ["invited", "active"]),
      ),
    )
    .orderBy(asc(memberships.nameKey))
    .limit(3);
  return rows.map(({ name }) => name);
}
