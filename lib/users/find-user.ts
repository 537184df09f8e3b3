import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { alias } from "@/db/dialect";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { given, isOneOf, unindexed } from "@/db/sql";
import { permissionColumns } from "@/lib/auth/actor-columns";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import { isId } from "./form-text";

const home = alias(practices, "home");

/** A user of the admin's practice with all that the form needs; undefined for everybody else, and for the deleted. */
export async function findUser(admin: Authorized<"users.manage">, userId: string) {
  const user = await findMember(admin, userId);
  return user && !isGone(user) ? user : undefined;
}

export type FoundUser = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** The same, or NotFoundError. */
export async function getUser(admin: Authorized<"users.manage">, userId: string): Promise<FoundUser> {
  const user = await findUser(admin, userId);
  if (!user) throw new NotFoundError();
  return user;
}

/** Somebody deleted from the admin's practice, their home, and not yet erased; undefined for everybody else. */
export async function findDeletedUser(admin: Authorized<"users.manage">, userId: string) {
  const user = await findMember(admin, userId);
  return user?.status === "deleted" && user.homePracticeId === admin.practice.id ? user : undefined;
}

function isGone({ status }: { status: string }): boolean {
  return status === "deleted" || status === "erased";
}

/** Those of these users whom the admin's practice knows, by their ids; in one question, however many. */
export async function findUsers(
  admin: Authorized<"users.manage">,
  userIds: string[],
): Promise<Map<string, FoundUser>> {
  const found = await findMembers(admin, userIds);
  return new Map(found.filter((user) => !isGone(user)).map((user) => [user.id, user]));
}

async function findMember(admin: Authorized<"users.manage">, userId: string) {
  const [row] = await findMembers(admin, [userId]);
  return row;
}

async function findMembers(admin: Authorized<"users.manage">, userIds: string[]) {
  const ids = userIds.filter(isId);
  if (ids.length === 0) return [];
  const rows = await readMembers({ practice: admin.practice.id, ids: JSON.stringify(ids) });
  return rows.map((row) => ({
    ...row,
    hasPassword: Boolean(row.hasPassword),
    timeZone: row.timeZone ?? admin.practice.timeZone,
  }));
}

// Every save asks it several times: built once.
const readMembers = prepared("members", (source) =>
  source
    .select({
      id: users.id,
      version: users.version,
      homePracticeId: users.homePracticeId,
      homePracticeName: home.name,
      timeZone: home.timeZone,
      name: users.name,
      loginKind: users.loginKind,
      login: users.login,
      contactEmail: users.contactEmail,
      hasPassword: isNotNull(users.passwordHash),
      status: users.status,
      accessEndsOn: users.accessEndsOn,
      lastSignInAt: users.lastSignInAt,
      deletedAt: users.deletedAt,
      deletedFrom: users.deletedFrom,
      createdAt: users.createdAt,
      membershipId: memberships.id,
      publicName: memberships.publicName,
      photoId: memberships.photoId,
      providerId: memberships.providerId,
      provider: {
        abbreviation: providers.abbreviation,
        name: providers.name,
        retiredAt: providers.retiredAt,
      },
      extensions: memberships.extensions,
      roleId: memberships.roleId,
      role: { name: positionRoles.name, maySign: positionRoles.maySign, retiredAt: positionRoles.retiredAt },
      ...permissionColumns,
      nameOnForms: memberships.nameOnForms,
      isHome: memberships.isHome,
      followsHome: memberships.followsHome,
      elsewhere: memberships.elsewhere,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .leftJoin(home, eq(home.id, users.homePracticeId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(
      and(
        isOneOf(users.id, given("ids")),
        // By the users: else SQLite reads every member of the practice to find one.
        eq(unindexed(memberships.practiceId), given("practice")),
        isNull(memberships.endedAt),
      ),
    ),
);
