import { and, asc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import { isId } from "@/lib/users/form-text";

type Reader = Authorized<"providers.manage"> | Authorized<"users.manage">;

/** The providers in use at the admin's practice, by abbreviation, each with the user it is connected to. */
export function listProviders(admin: Reader) {
  return readProviders(admin, isNull(providers.retiredAt));
}

/** The providers that were retired, by abbreviation. */
export function listRetiredProviders(admin: Reader) {
  return readProviders(admin, isNotNull(providers.retiredAt));
}

/** A provider of the admin's practice; undefined for everybody else's. */
export async function findProvider(admin: Reader, id: string): Promise<ListedProvider | undefined> {
  const [found] = isId(id) ? await readProviders(admin, eq(providers.id, id)) : [];
  return found;
}

/** The same, or NotFoundError. */
export async function getProvider(admin: Reader, id: string): Promise<ListedProvider> {
  const provider = await findProvider(admin, id);
  if (!provider) throw new NotFoundError();
  return provider;
}

export type ListedProvider = Awaited<ReturnType<typeof readProviders>>[number];

/** Connected to somebody on the user list; who was deleted gives the provider up (lib/users). */
async function readProviders(admin: Reader, which: SQL) {
  const { id, system, externalId, abbreviation, name, kind, retiredAt } = providers;
  const rows = await db
    .select({
      id,
      system,
      externalId,
      abbreviation,
      name,
      kind,
      retiredAt,
      userId: users.id,
      userName: users.name,
    })
    .from(providers)
    .leftJoin(memberships, and(eq(memberships.providerId, providers.id), memberships.listed))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(providers.practiceId, admin.practice.id), which))
    .orderBy(asc(providers.abbreviation), asc(providers.externalKey));
  return rows.map(({ userId, userName, ...provider }) => ({
    ...provider,
    connectedTo: userId && userName ? { userId, name: userName } : null,
  }));
}
