import { and, eq } from "drizzle-orm";
import { db, newId, type Tx } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import type { VisitorActor } from "./actor";
import { deviceLabel } from "./device-label";
import { hashSecret, newSecret } from "./secrets";

/** Where a sign-in comes from: the browser's device secret, if it has one, and how it describes itself. */
export type Origin = { deviceSecret?: string | undefined; userAgent: string; address: string };

/** What the browser is given to keep; the database keeps only hashes. */
export type OpenedSession = { token: string; deviceSecret: string; sessionId: string; deviceId: string };

/** Whoever stands there before they are signed in, for the log. */
export function visitorAt({ address, userAgent }: Origin): VisitorActor {
  return { kind: "visitor", address, userAgent };
}

/** Opens a session for a user whose right to one was just proved, and notes the device. */
export async function openSession(tx: Tx, userId: string, origin: Origin): Promise<OpenedSession> {
  const device = await knownDevice(tx, origin);
  await noteDeviceUser(tx, device.id, userId, origin);
  const token = newSecret();
  const sessionId = newId();
  await tx.insert(sessions).values({
    id: sessionId,
    tokenHash: hashSecret(token),
    userId,
    deviceId: device.id,
    state: "active",
    address: origin.address,
    createdAt: now(),
    lastSeenAt: now(),
  });
  await tx.update(users).set({ lastSignInAt: now() }).where(eq(users.id, userId));
  return { token, deviceSecret: device.secret, sessionId, deviceId: device.id };
}

/** The secret comes only from the server: one that it never gave out is not taken over. */
async function knownDevice(
  tx: Tx,
  { deviceSecret, userAgent }: Origin,
): Promise<{ id: string; secret: string }> {
  if (deviceSecret) {
    const label = deviceLabel(userAgent);
    const [known] = await tx
      .update(devices)
      .set({ label })
      .where(eq(devices.secretHash, hashSecret(deviceSecret)))
      .returning({ id: devices.id });
    if (known) return { id: known.id, secret: deviceSecret };
  }
  const secret = newSecret();
  const id = newId();
  const label = deviceLabel(userAgent);
  await tx
    .insert(devices)
    .values({ id, secretHash: hashSecret(secret), kind: "browser", label, createdAt: now() });
  return { id, secret };
}

async function noteDeviceUser(tx: Tx, deviceId: string, userId: string, { address }: Origin): Promise<void> {
  const seen = { lastSeenAt: now(), lastAddress: address };
  await tx
    .insert(deviceUsers)
    .values({ deviceId, userId, firstSeenAt: now(), ...seen })
    .onConflictDoUpdate({ target: [deviceUsers.deviceId, deviceUsers.userId], set: seen });
}

/** The device's id if this user is trusted on the browser that holds the secret. */
export async function trustedDevice(
  userId: string | undefined,
  deviceSecret: string | undefined,
): Promise<string | undefined> {
  if (!userId || !deviceSecret) return undefined;
  const [row] = await db
    .select({ id: devices.id, trustedAt: deviceUsers.trustedAt, revokedAt: deviceUsers.revokedAt })
    .from(devices)
    .innerJoin(deviceUsers, and(eq(deviceUsers.deviceId, devices.id), eq(deviceUsers.userId, userId)))
    .where(eq(devices.secretHash, hashSecret(deviceSecret)));
  return row?.trustedAt && !row.revokedAt ? row.id : undefined;
}
