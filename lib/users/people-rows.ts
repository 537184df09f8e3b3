import { and, eq, isNull } from "drizzle-orm";
import type { db } from "@/db";
import { prepared } from "@/db/prepared";
import { deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { given, isListed, unindexed } from "@/db/sql";
import { permissionColumns } from "@/lib/auth/actor-columns";

/** What a line of the list shows of a membership and its person. */
export const personColumns = {
  number: memberships.number,
  id: users.id,
  name: users.name,
  publicName: memberships.publicName,
  photoId: memberships.photoId,
  login: users.login,
  role: memberships.roleName,
  status: memberships.status,
  ...permissionColumns,
  provider: providers.abbreviation,
  extensions: memberships.extensions,
  lastSignInAt: users.lastSignInAt,
};

/** A line of the user list. */
export type PersonRow = Awaited<ReturnType<typeof readPage>>[number];

const readPage = prepared("people page", (source) => pageOf(source));

/** The lines of those numbers, in their order; one statement, however many they are. */
export async function readPeople(practiceId: string, numbers: number[]): Promise<PersonRow[]> {
  if (numbers.length === 0) return [];
  const rows = await readPage({ practice: practiceId, numbers: JSON.stringify(numbers) });
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

function pageOf(source: typeof db) {
  return source
    .select({ ...personColumns, devices: devicesOf(source) })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(
      and(
        isListed(memberships.number, given("numbers")),
        // By their numbers: else SQLite reads every member of the practice to find fifty.
        eq(unindexed(memberships.practiceId), given("practice")),
      ),
    );
}

/** On how many devices the user was seen and not revoked. */
export function devicesOf(source: typeof db) {
  return source.$count(deviceUsers, and(eq(deviceUsers.userId, users.id), isNull(deviceUsers.revokedAt)));
}
