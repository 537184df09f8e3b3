import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { db } from "@/db";
import { prepared } from "@/db/prepared";
import { deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { given, unindexed } from "@/db/sql";
import { PAGE_SIZE } from "./people-view";

const columns = {
  number: memberships.number,
  id: users.id,
  name: users.name,
  publicName: memberships.publicName,
  photoId: memberships.photoId,
  loginKind: users.loginKind,
  login: users.login,
  role: memberships.roleName,
  status: memberships.status,
  showInApp: memberships.showInApp,
  admin: memberships.admin,
  chatUser: memberships.chatUser,
  defaultDoctor: memberships.defaultDoctor,
  canSignForms: memberships.canSignForms,
  provider: providers.abbreviation,
  extensions: memberships.extensions,
  elsewhere: memberships.elsewhere,
  lastSignInAt: users.lastSignInAt,
};

type Row = Awaited<ReturnType<typeof pageOf>>[number];
/** A line of the user list. */
export type PersonRow = Row & { devices: number };

const slots = Array.from({ length: PAGE_SIZE }, (_, index) => `n${index}`);

const readPage = prepared("people page", (source) => pageOf(source));

/** The lines of those numbers, in their order; two statements, however many they are. */
export async function readPeople(practiceId: string, numbers: number[]): Promise<PersonRow[]> {
  if (numbers.length === 0) return [];
  const values = Object.fromEntries(slots.map((slot, index) => [slot, numbers[index] ?? -1]));
  const rows = await readPage({ practice: practiceId, ...values });
  const devices = await countDevices(rows.map(({ id }) => id));
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers
    .flatMap((number) => byNumber.get(number) ?? [])
    .map((row) => ({ ...row, devices: devices.get(row.id) ?? 0 }));
}

function pageOf(source: typeof db) {
  return source
    .select(columns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(
      and(
        inArray(
          memberships.number,
          slots.map((slot) => given(slot)),
        ),
        // By their numbers: else SQLite reads every member of the practice to find fifty.
        eq(unindexed(memberships.practiceId), given("practice")),
      ),
    );
}

const readDevices = prepared("people devices", (source) =>
  source
    .select({ userId: deviceUsers.userId, devices: count() })
    .from(deviceUsers)
    .where(
      and(
        inArray(
          deviceUsers.userId,
          slots.map((slot) => given(slot)),
        ),
        isNull(deviceUsers.revokedAt),
      ),
    )
    .groupBy(deviceUsers.userId),
);

/** On how many devices each of them was seen and not revoked. */
async function countDevices(userIds: string[]): Promise<Map<string, number>> {
  const rows = await readDevices(
    Object.fromEntries(slots.map((slot, index) => [slot, userIds[index] ?? ""])),
  );
  return new Map(rows.map(({ userId, devices }) => [userId, devices]));
}
