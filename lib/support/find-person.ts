import { and, asc, eq, isNotNull, isNull, notInArray, or } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { asTerm, contains } from "@/db/sql";
import type { Support } from "@/lib/auth/support";
import { NotFoundError } from "@/lib/errors";
import { foldForSearch, foldLogin } from "@/lib/text";
import type { SeenPractice } from "./find-practice";

export const PEOPLE_A_PAGE = 50;
const MOST_TERMS = 5;

// Of people support sees the name, the login, the role, the status, and the two permissions it looks after: nothing else.
const seen = {
  id: users.id,
  name: users.name,
  login: users.login,
  status: users.status,
  groupAdmin: users.groupAdmin,
};

/** A person by their id. Throws NotFoundError for one who was deleted, and for a support account. */
export async function getPerson(_support: Support, userId: string) {
  return personWhere(eq(users.id, userId));
}

export type SeenPerson = Awaited<ReturnType<typeof getPerson>>;

/** The same by their login. Throws NotFoundError. */
export async function getPersonByLogin(_support: Support, login: string) {
  return personWhere(eq(users.loginKey, foldLogin(login)));
}

/** A member of that practice by their id. Throws NotFoundError for everybody else. */
export async function getPersonAt(_support: Support, practice: SeenPractice, userId: string) {
  const [member] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.practiceId, practice.id), memberships.listed));
  if (!member) throw new NotFoundError();
  return personWhere(eq(users.id, userId));
}

async function personWhere(which: ReturnType<typeof eq>) {
  const [person] = await db
    .select({ ...seen, homePracticeId: practices.id, homePractice: practices.name, group: groups.name })
    .from(users)
    .innerJoin(practices, eq(practices.id, users.homePracticeId))
    .innerJoin(groups, eq(groups.id, practices.groupId))
    .where(and(which, notInArray(users.status, ["deleted", "erased"])));
  if (!person) throw new NotFoundError();
  return person;
}

/** One page of a practice's people by name, of those whose name or login holds every word. `orMore`: there is a next page. */
export async function listPeopleAt(
  _support: Support,
  practice: SeenPractice,
  { q, page }: { q: string; page: number },
) {
  const terms = foldForSearch(q).split(" ").filter(Boolean).slice(0, MOST_TERMS);
  const rows = await db
    .select({ ...seen, role: memberships.roleName, admin: memberships.admin })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.practiceId, practice.id), memberships.listed, ...terms.map(isNamed)))
    .orderBy(asc(memberships.nameKey), asc(memberships.number))
    .limit(PEOPLE_A_PAGE + 1)
    .offset((page - 1) * PEOPLE_A_PAGE);
  return { list: rows.slice(0, PEOPLE_A_PAGE), orMore: rows.length > PEOPLE_A_PAGE };
}

/** Not by what the user list searches: it knows contact e-mails too. */
function isNamed(term: string) {
  const folded = asTerm(term);
  return or(contains(memberships.nameKey, folded), contains(memberships.loginKey, folded));
}

export type ListedPerson = Awaited<ReturnType<typeof listPeopleAt>>["list"][number];

/** The Admins of a practice, invited and deactivated ones too; at most 50. */
export function listAdminsAt(_support: Support, practice: SeenPractice) {
  return db
    .select({ ...seen, role: memberships.roleName, hasPassword: isNotNull(users.passwordHash) })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.practiceId, practice.id), memberships.admin, memberships.listed))
    .orderBy(asc(memberships.nameKey), asc(memberships.number))
    .limit(50);
}

export type ListedAdmin = Awaited<ReturnType<typeof listAdminsAt>>[number];

/** The open practices where somebody has the Admin permission today. */
export function listAdministered(_support: Support, userId: string) {
  return db
    .select({ id: practices.id, name: practices.name })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        eq(memberships.userId, userId),
        memberships.admin,
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
      ),
    )
    .orderBy(practices.name);
}
