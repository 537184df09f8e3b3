import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";
import type { UserRow } from "./add-person";
import { type LoginOwner, type LookUps, lookUps, practicesOfEach } from "./look-ups";

type Person = Pick<UserRow, "loginKind" | "login" | "contactEmail">;

/** Refuses a login that somebody has: one person of the system signs in with it. Names them only where the admin knows them. */
export async function refuseTakenLogin(
  admin: Authorized<"users.manage">,
  person: Person,
  userId = "",
  { ownerOf }: LookUps = lookUps(admin),
): Promise<void> {
  const { loginKind, login } = person;
  if (loginKind === "none" || !login) return;
  const owner = await ownerOf(login);
  if (owner && owner.id !== userId) throw new InvalidError(loginKind, takenMessage(admin, loginKind, owner));
}

// Nothing is said of people the admin can't see, not even which group they belong to.
function takenMessage(
  admin: Authorized<"users.manage">,
  kind: "email" | "username",
  owner: LoginOwner,
): string {
  const what = kind === "email" ? "e-mail" : "username";
  if (owner.status === "deleted" && owner.homePracticeId === admin.practice.id)
    return `${owner.name} had this ${what} and was deleted. Restore them from Deleted users, or use another ${what}.`;
  if (owner.here && owner.status !== "deleted")
    return `${owner.name} signs in with this ${what} already. Use another.`;
  if (kind === "email") return "That e-mail is already used to sign in. Use another, or a username.";
  return "That username is taken. Choose another, for example with the last name added.";
}

/** Refuses a practice's own e-mail as the way to one person (product.md, section 5): with a username login the contact may be it. */
export async function refusePracticeEmail(
  admin: Authorized<"users.manage">,
  person: Person,
  practiceIds: string[],
  { emailsOf }: LookUps = lookUps(admin),
): Promise<void> {
  const { loginKind, login, contactEmail } = person;
  if (loginKind !== "email") return;
  const own = await emailsOf(practiceIds);
  if (login && own.has(foldLogin(login))) throw new InvalidError("email", OWN_LOGIN);
  if (contactEmail && own.has(foldLogin(contactEmail))) throw new InvalidError("contactEmail", OWN_CONTACT);
}

const OWN_LOGIN = "This e-mail is the practice's own. Sign in with a username instead.";
const OWN_CONTACT =
  "This e-mail is the practice's own. Use one of the person's, or give them a username to log in with.";

/** The practices a user can log in to. */
export async function practicesOf(userId: string): Promise<string[]> {
  return (await practicesOfEach([userId])).get(userId) ?? [];
}
