import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { InvalidError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";

/**
 * Refuses a Practice Info e-mail that somebody of the practice signs in with, or has as contact e-mail beside an e-mail login
 * (product.md, section 5): whoever reads the practice's mail could take that account over. The error names the user.
 */
export async function refuseLoginEmail(practiceId: string, email: string | null): Promise<void> {
  if (email === null) return;
  const key = foldLogin(email);
  const [user] = await db
    .select({ name: users.name, status: users.status, loginKey: users.loginKey })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        or(eq(users.loginKey, key), eq(users.contactEmailKey, key)),
        eq(users.loginKind, "email"),
        inArray(users.status, ["invited", "active", "deactivated", "deleted"]),
        eq(memberships.practiceId, practiceId),
        isNull(memberships.endedAt),
      ),
    );
  if (user)
    throw new InvalidError("email", user.status === "deleted" ? ofDeleted(user.name) : ofUser(user, key));
}

function ofUser({ name, loginKey }: { name: string; loginKey: string | null }, key: string): string {
  if (loginKey === key)
    return `${name} signs in with this e-mail. Enter another one here, or give ${name} a username under Users first.`;
  return `${name} gets e-mail updates at this e-mail. Enter another one here, or change ${name}'s contact email under Users first.`;
}

// They could be restored for 30 days, and would sign in with it again.
function ofDeleted(name: string): string {
  return `${name} was deleted and can still be restored with this e-mail. Enter another one here, or restore ${name} from Deleted users and change it there.`;
}
