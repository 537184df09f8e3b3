import { and, eq } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { prepared } from "@/db/prepared";
import { devices, deviceUsers } from "@/db/schema/devices";
import { given } from "@/db/sql";
import { hashSecret, newSecret } from "@/lib/auth/secrets";
import { now } from "@/lib/clock";
import { deviceLabel, kindOf } from "./device-label";
import type { Origin } from "./origin";

/** A device as a browser holds it: with the secret that only it knows. */
export type HeldDevice = { id: string; secret: string; label: string };

const readDevice = prepared("device", (from) =>
  from
    .select({ id: devices.id, label: devices.label, kind: devices.kind })
    .from(devices)
    .where(eq(devices.secretHash, given("hash"))),
);

const readPair = prepared("user on a device, read", (from) =>
  from
    .select({
      trustedAt: deviceUsers.trustedAt,
      revokedAt: deviceUsers.revokedAt,
      lastSeenAt: deviceUsers.lastSeenAt,
    })
    .from(deviceUsers)
    .where(and(eq(deviceUsers.deviceId, given("device")), eq(deviceUsers.userId, given("user")))),
);

/** The device whose secret came with the request. A secret the server never gave out is nobody's; the Go app's is not a browser's. */
export async function heldDevice({ deviceSecret, userAgent }: Origin): Promise<HeldDevice | undefined> {
  if (!deviceSecret) return undefined;
  const [known] = await readDevice({ hash: hashSecret(deviceSecret) });
  if (known?.kind !== kindOf(userAgent)) return undefined;
  return { id: known.id, label: known.label, secret: deviceSecret };
}

/** A device with a secret that was made this moment. */
export async function newDevice(tx: Tx, { userAgent }: Origin): Promise<HeldDevice> {
  const device = { id: newId(), secret: newSecret(), label: deviceLabel(userAgent) };
  await tx.insert(devices).values({
    id: device.id,
    secretHash: hashSecret(device.secret),
    kind: kindOf(userAgent),
    label: device.label,
    createdAt: now(),
  });
  return device;
}

/** Gives a device another secret. Whoever planted or copied the old one holds nothing any more. */
export async function renewSecret(tx: Tx, deviceId: string): Promise<string> {
  const secret = newSecret();
  await tx
    .update(devices)
    .set({ secretHash: hashSecret(secret) })
    .where(eq(devices.id, deviceId));
  return secret;
}

/** What is known of a user on a device. */
export async function pairOf(deviceId: string, userId: string) {
  const [pair] = await readPair({ device: deviceId, user: userId });
  return pair;
}
