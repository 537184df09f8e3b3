import { and, eq, notInArray } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";

/** A user whose home practice this is: whose devices its Admins look after. Throws NotFoundError for everybody else, and for the deleted. */
export async function ownUser(admin: Authorized<"logins.decide">, userId: string) {
  const [user] = await db
    .select({ id: users.id, name: users.name, practiceId: users.homePracticeId })
    .from(users)
    .where(
      and(
        eq(users.id, userId),
        eq(users.homePracticeId, admin.practice.id),
        notInArray(users.status, ["deleted", "erased"]),
      ),
    );
  if (!user) throw new NotFoundError();
  return user;
}
