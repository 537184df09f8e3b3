import { and, asc, desc, eq, notInArray } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { loginRequests } from "@/db/schema/login-requests";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { loginKeyOf } from "@/lib/auth/sign-in";
import { NotFoundError } from "@/lib/errors";
import { waits } from "./waits";

/** The login requests that wait, of all practices or of one, the oldest first: for the operator, on the server. Throws NotFoundError for an unknown practice. */
export async function listWaitingRequests(slug?: string) {
  const here = slug === undefined ? undefined : eq(loginRequests.practiceId, await practiceIdOf(slug));
  return db
    .select({
      id: loginRequests.id,
      name: users.name,
      login: users.login,
      practice: practices.name,
      device: loginRequests.deviceLabel,
      address: loginRequests.address,
      country: loginRequests.country,
      createdAt: loginRequests.createdAt,
      expiresAt: loginRequests.expiresAt,
      attempts: loginRequests.attempts,
    })
    .from(loginRequests)
    .innerJoin(users, eq(users.id, loginRequests.userId))
    .leftJoin(practices, eq(practices.id, loginRequests.practiceId))
    .where(and(waits(), here))
    .orderBy(asc(loginRequests.createdAt), asc(loginRequests.id));
}

/** The account of a login, for the operator. Throws NotFoundError where nobody has it. */
export async function findAccount(login: string) {
  const [account] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.loginKey, loginKeyOf(login)), notInArray(users.status, ["deleted", "erased"])));
  if (!account) throw new NotFoundError();
  return account;
}

/** The devices a user signed in from, or tried to, the last used first: for the operator. */
export async function listKnownDevices(userId: string) {
  const entered = await db
    .select({
      id: devices.id,
      label: devices.label,
      address: deviceUsers.lastAddress,
      seenAt: deviceUsers.lastSeenAt,
      trustedAt: deviceUsers.trustedAt,
      trustedBy: deviceUsers.trustedBy,
      revokedAt: deviceUsers.revokedAt,
    })
    .from(deviceUsers)
    .innerJoin(devices, eq(devices.id, deviceUsers.deviceId))
    .where(eq(deviceUsers.userId, userId))
    .orderBy(desc(deviceUsers.lastSeenAt), desc(devices.id));
  const asked = await db
    .select({
      id: loginRequests.deviceId,
      label: loginRequests.deviceLabel,
      address: loginRequests.address,
      seenAt: loginRequests.lastAttemptAt,
    })
    .from(loginRequests)
    .where(eq(loginRequests.userId, userId))
    .orderBy(desc(loginRequests.lastAttemptAt));
  const known = new Map(entered.map((device) => [device.id, device]));
  const never = { trustedAt: null, trustedBy: null, revokedAt: null };
  for (const device of asked) if (!known.has(device.id)) known.set(device.id, { ...device, ...never });
  return [...known.values()].sort((one, other) => other.seenAt.getTime() - one.seenAt.getTime());
}

async function practiceIdOf(slug: string): Promise<string> {
  const [practice] = await db.select({ id: practices.id }).from(practices).where(eq(practices.slug, slug));
  if (!practice) throw new NotFoundError();
  return practice.id;
}
