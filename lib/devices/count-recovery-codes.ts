import { and, count, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { recoveryCodes } from "@/db/schema/login-requests";
import type { Authorized } from "@/lib/auth/authorize";

/** How many of the practice's recovery codes are left. */
export function countRecoveryCodes(admin: Authorized<"practice.manage">): Promise<number> {
  return codesLeftOf(admin.practice.id);
}

/** The same, for whoever has no Admin at hand: inside a change. */
export async function codesLeftOf(practiceId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.practiceId, practiceId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}
