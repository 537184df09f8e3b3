import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";
import type { UserRow } from "./add-person";

type Person = Pick<UserRow, "loginKind" | "login" | "contactEmail">;

/** Refuses a login that somebody has: one person of the system signs in with it. Names them only where the admin knows them. */
export async function refuseTakenLogin(
  admin: Authorized<"users.manage">,
  person: Person,
  userId = "",
): Promise<void> {
  const { loginKind, login } = person;
  if (loginKind === "none" || !login) return;
  const [owner] = await db
    .select({
      name: users.name,
      status: users.status,
      homePracticeId: users.homePracticeId,
      here: memberships.id,
    })
    .from(users)
    .leftJoin(
      memberships,
      and(
        eq(memberships.userId, users.id),
        eq(memberships.practiceId, admin.practice.id),
        isNull(memberships.endedAt),
      ),
    )
    .where(and(eq(users.loginKey, foldLogin(login)), ne(users.id, userId)));
  if (owner) throw new InvalidError(loginKind, takenMessage(admin, loginKind, owner));
}

type Owner = { name: string; status: string; homePracticeId: string | null; here: string | null };

// Nothing is said of people the admin can't see, not even which group they belong to.
function takenMessage(admin: Authorized<"users.manage">, kind: "email" | "username", owner: Owner): string {
  const what = kind === "email" ? "e-mail" : "username";
  if (owner.status === "deleted" && owner.homePracticeId === admin.practice.id)
    return `${owner.name} had this ${what} and was deleted. Restore them from Deleted users, or use another ${what}.`;
  if (owner.here && owner.status !== "deleted")
    return `${owner.name} signs in with this ${what} already. Use another.`;
  if (kind === "email") return "That e-mail is already used to sign in. Use another, or a username.";
  return "That username is taken. Choose another, for example with the last name added.";
}

/** Refuses a practice's own e-mail as the way to one person (product.md, section 5): with a username login the contact may be it. */
export async function refusePracticeEmail(person: Person, practiceIds: string[]): Promise<void> {
  const { loginKind, login, contactEmail } = person;
  if (loginKind !== "email") return;
  const addresses = [login, contactEmail].filter((address) => address !== null).map(foldLogin);
  const [practice] = await db
    .select({ emailKey: practices.emailKey })
    .from(practices)
    .where(and(inArray(practices.id, practiceIds), inArray(practices.emailKey, addresses)));
  if (!practice) return;
  const field = login && foldLogin(login) === practice.emailKey ? "email" : "contactEmail";
  throw new InvalidError(field, field === "email" ? OWN_LOGIN : OWN_CONTACT);
}

const OWN_LOGIN = "This e-mail is the practice's own. Sign in with a username instead.";
const OWN_CONTACT =
  "This e-mail is the practice's own. Use one of the person's, or give them a username to log in with.";

/** The practices a user can log in to. */
export async function practicesOf(userId: string): Promise<string[]> {
  const rows = await db
    .select({ id: memberships.practiceId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt)));
  return rows.map(({ id }) => id);
}
