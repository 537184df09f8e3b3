import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { nextMembershipNumber } from "@/db/sql";
import { now } from "@/lib/clock";
import { foldForSearch, foldLogin } from "@/lib/text";

export type UserRow = typeof users.$inferSelect;
export type MembershipRow = typeof memberships.$inferSelect;

/** The columns of a person that go together: each text with the form it is compared or searched by. */
export function personColumns(person: {
  name: string;
  loginKind: UserRow["loginKind"];
  login: string | null;
  contactEmail: string | null;
}) {
  const { name, loginKind } = person;
  const login = loginKind === "none" ? null : person.login;
  return {
    name,
    nameKey: foldForSearch(name),
    loginKind,
    login,
    loginKey: login && foldLogin(login),
    contactEmail: person.contactEmail,
    contactEmailKey: person.contactEmail && foldLogin(person.contactEmail),
  };
}

/** A public name with the form it is searched by. */
export function publicNameColumns(publicName: string | null) {
  return { publicName, publicNameKey: foldForSearch(publicName ?? "") };
}

type NewPerson = Omit<typeof users.$inferInsert, "nameKey" | "loginKey" | "contactEmailKey" | "createdAt"> & {
  login: string | null;
  contactEmail: string | null;
};

/** The row of somebody new. */
export function personRow(person: NewPerson): typeof users.$inferInsert {
  return { ...person, ...personColumns(person), createdAt: now() };
}

/** Adds a person's account, inside a change. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<UserRow> {
  const [added] = await tx.insert(users).values(personRow(person)).returning();
  return added as UserRow;
}

type AtPractice = Pick<typeof practices.$inferSelect, "id" | "groupId">;
type NewMembership = Omit<
  typeof memberships.$inferInsert,
  "number" | "practiceId" | "groupId" | "publicNameKey" | "createdAt"
>;

/** The row of a new membership, but for its number. */
export function membershipRow(practice: AtPractice, membership: NewMembership) {
  return {
    ...membership,
    ...publicNameColumns(membership.publicName ?? null),
    practiceId: practice.id,
    groupId: practice.groupId,
    createdAt: now(),
  };
}

/** Makes a person a member of a practice, inside a change. */
export async function addMembership(
  tx: Tx,
  practice: AtPractice,
  membership: NewMembership,
): Promise<MembershipRow> {
  const [added] = await tx
    .insert(memberships)
    .values({ ...membershipRow(practice, membership), number: nextMembershipNumber(practice.id) })
    .returning();
  return added as MembershipRow;
}
