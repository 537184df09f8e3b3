import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { listRoles, type RoleRow } from "@/lib/practices/list-roles";
import { foldLogin } from "@/lib/text";

/** Who has a login, as far as an admin may be told; `here` where the admin's practice knows them. */
export type LoginOwner = {
  id: string;
  name: string;
  status: string;
  homePracticeId: string | null;
  here: string | null;
};

/** A provider of the admin's practice, and who of it is connected to it now. */
export type HeldProvider = {
  id: string;
  abbreviation: string;
  retiredAt: Date | null;
  holder: { id: string; name: string } | undefined;
};

/**
 * What the refusals have to look up. The laws are written against this, so that a form asks them of one person, one question at a time, and a
 * file of thousands asks the same laws with everything looked up at once (lib/users/imports/look-ups-at-once.ts).
 */
export type LookUps = {
  ownerOf(login: string): Promise<LoginOwner | undefined>;
  /** The practices' own e-mails, folded. */
  emailsOf(practiceIds: string[]): Promise<ReadonlySet<string>>;
  practicesOf(userId: string): Promise<string[]>;
  role(id: string): Promise<RoleRow | undefined>;
  provider(id: string): Promise<HeldProvider | undefined>;
};

/** The questions, each asked when it comes up. */
export function lookUps(admin: Authorized<"users.manage">): LookUps {
  return {
    ownerOf: async (login) => (await ownersOf(admin, [login])).get(foldLogin(login)),
    emailsOf: async (practiceIds) => new Set((await emailsAt(practiceIds)).values()),
    practicesOf: async (userId) => (await practicesOfEach([userId])).get(userId) ?? [],
    role: async (id) => (await listRoles(admin)).find((role) => role.id === id),
    provider: async (id) => (await providersHeld(admin, [id])).get(id),
  };
}

/** Who has these logins, by the folded login. */
export async function ownersOf(
  admin: Authorized<"users.manage">,
  logins: string[],
): Promise<Map<string, LoginOwner>> {
  const known = and(
    eq(memberships.userId, users.id),
    eq(memberships.practiceId, admin.practice.id),
    isNull(memberships.endedAt),
  );
  const rows = await db
    .select({
      key: users.loginKey,
      id: users.id,
      name: users.name,
      status: users.status,
      homePracticeId: users.homePracticeId,
      here: memberships.id,
    })
    .from(users)
    .leftJoin(memberships, known)
    .where(inArray(users.loginKey, logins.map(foldLogin)));
  return new Map(rows.map(({ key, ...owner }) => [key ?? "", owner]));
}

/** The folded e-mail of each of these practices that has one. */
export async function emailsAt(practiceIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: practices.id, email: practices.emailKey })
    .from(practices)
    .where(and(inArray(practices.id, practiceIds), isNotNull(practices.emailKey)));
  return new Map(rows.map(({ id, email }) => [id, email ?? ""]));
}

/** The practices that each of these users can log in to. */
export async function practicesOfEach(userIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ userId: memberships.userId, practiceId: memberships.practiceId })
    .from(memberships)
    .where(and(inArray(memberships.userId, userIds), isNull(memberships.endedAt)));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  return new Map([...byUser].map(([userId, own]) => [userId, own.map(({ practiceId }) => practiceId)]));
}

/** These providers, where they are of the admin's practice. */
export async function providersHeld(
  { practice }: Authorized<"users.manage">,
  ids: string[],
): Promise<Map<string, HeldProvider>> {
  const rows = await db
    .select({
      id: providers.id,
      abbreviation: providers.abbreviation,
      retiredAt: providers.retiredAt,
      holder: { id: users.id, name: users.name },
    })
    .from(providers)
    .leftJoin(memberships, and(eq(memberships.providerId, providers.id), memberships.listed))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(providers.practiceId, practice.id), inArray(providers.id, ids)));
  return new Map(rows.map((row) => [row.id, { ...row, holder: row.holder ?? undefined }]));
}
