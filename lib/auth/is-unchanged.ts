import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";

type Looked = Pick<typeof users.$inferSelect, "id" | "passwordHash" | "status">;

/** Whether the password just looked at is still the account's: it may have been reset, or the person shut out, meanwhile. */
export async function isUnchanged({ id, passwordHash, status }: Looked): Promise<boolean> {
  const [present] = await db
    .select({ passwordHash: users.passwordHash, status: users.status })
    .from(users)
    .where(eq(users.id, id));
  return present?.passwordHash === passwordHash && present?.status === status;
}
