import { and, asc, eq, gte, inArray, isNull, lt, ne, or } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { foldLogin } from "@/lib/text";
import type { FoundUser } from "./find-user";

/**
 * Who else of a practice gets e-mail where this user gets it, told after a save that gave them the address: an office may share one, but two
 * Admins with one mailbox could be one person, who would then decide on their own login requests. What follows a plus in an address is not
 * looked at.
 */
export async function sharedMailbox(practiceId: string, user: FoundUser): Promise<string[]> {
  const address = mailAddressOf(user);
  if (!address) return [];
  const others = (await nearby(practiceId, user.id, mailboxOf(address))).filter(
    (other) => mailboxOf(mailAddressOf(other) ?? "") === mailboxOf(address),
  );
  const [other] = others;
  if (!other) return [];
  const admin = others.find((one) => one.admin);
  if (user.admin && admin)
    return [
      `${admin.name}, an Admin too, gets e-mail at the same address. If both are one person, keep one of the accounts: nobody decides on their own login requests.`,
    ];
  const more = others.length > 1 ? ` and ${others.length - 1} more get` : " gets";
  return [`${other.name}${more} e-mail at the same address.`];
}

/** The address as its mailbox is known: "sam+desk@a.example" is sam@a.example's. */
function mailboxOf(address: string): string {
  return foldLogin(address).replace(/\+[^@]*@/, "@");
}

/** Whose address could be of that mailbox: itself, or with something behind a plus. */
function nearby(practiceId: string, userId: string, mailbox: string) {
  const [name] = mailbox.split("@");
  const either = [users.loginKey, users.contactEmailKey].flatMap((key) => [
    eq(key, mailbox),
    and(gte(key, `${name}+`), lt(key, `${name},`)),
  ]);
  return db
    .select({
      name: users.name,
      loginKind: users.loginKind,
      login: users.login,
      contactEmail: users.contactEmail,
      admin: memberships.admin,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        or(...either),
        ne(users.id, userId),
        inArray(users.status, ["invited", "active"]),
        eq(memberships.practiceId, practiceId),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(users.nameKey))
    .limit(50);
}
