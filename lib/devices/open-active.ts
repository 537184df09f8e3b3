import { and, eq } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { About } from "@/lib/audit/change";
import { hashSecret, newSecret } from "@/lib/auth/secrets";
import { now } from "@/lib/clock";
import { deviceLabel, looksAlike } from "./device-label";
import type { HeldDevice } from "./held-device";
import { noteNetwork } from "./networks";
import type { OpenedSession } from "./opening";
import type { Origin } from "./origin";
import type { Person } from "./person";

/** Opens a session that opens everything, and notes device and network. `trustedBy` trusts the device, in words for the list of devices. */
export async function openActive(
  tx: Tx,
  about: About,
  person: Person,
  device: HeldDevice,
  origin: Origin,
  trustedBy?: string,
): Promise<OpenedSession> {
  const opened = await openSessionRow(tx, person.id, device, origin, "active");
  await noteDeviceUser(tx, about, person, device, origin);
  if (trustedBy) await trustPair(tx, device.id, person.id, trustedBy);
  await noteNetwork(tx, person.id, origin.address);
  await tx.update(users).set({ lastSignInAt: now() }).where(eq(users.id, person.id));
  const subject = subjectOf(person);
  about(subject, { after: { session: opened.sessionId, device: device.id } }, "session.opened");
  if (trustedBy) about(subject, { after: { Device: device.label, By: trustedBy } }, "device.trusted");
  return opened;
}

/** A session's row and its secret. */
export async function openSessionRow(
  tx: Tx,
  userId: string,
  device: HeldDevice,
  origin: Origin,
  state: "pending" | "active",
): Promise<OpenedSession> {
  const token = newSecret();
  const sessionId = newId();
  await tx.insert(sessions).values({
    id: sessionId,
    tokenHash: hashSecret(token),
    userId,
    deviceId: device.id,
    state,
    address: origin.address,
    createdAt: now(),
    lastSeenAt: now(),
  });
  return { token, deviceSecret: device.secret, sessionId, deviceId: device.id, pending: state === "pending" };
}

/** Whom a line of the log about a person's devices is about. */
export function subjectOf({ id, name, practiceId }: Pick<Person, "id" | "name" | "practiceId">) {
  return { kind: "user", id, name, practiceId };
}

/** A revoked device that may be used again without trust (two-factor is off) is a known one again, not a trusted one. */
async function noteDeviceUser(
  tx: Tx,
  about: About,
  person: Person,
  device: HeldDevice,
  { address, userAgent }: Origin,
): Promise<void> {
  const { id: userId, practiceId } = person;
  const label = deviceLabel(userAgent);
  const seen = { lastSeenAt: now(), lastAddress: address, practiceId };
  const [pair] = await tx
    .insert(deviceUsers)
    .values({ deviceId: device.id, userId, firstSeenAt: now(), ...seen })
    .onConflictDoUpdate({ target: [deviceUsers.deviceId, deviceUsers.userId], set: seen })
    .returning();
  if (pair?.revokedAt)
    await set(tx, device.id, userId, { revokedAt: null, trustedAt: null, trustedBy: null });
  if (label === device.label) return;
  await tx.update(devices).set({ label }).where(eq(devices.id, device.id));
  if (looksAlike(label, device.label)) return;
  await set(tx, device.id, userId, { lookedLike: device.label });
  about(
    subjectOf(person),
    { before: { Device: device.label }, after: { Device: label } },
    "device.looks-different",
  );
}

/** Trusts a device for one user from now on. */
export async function trustPair(tx: Tx, deviceId: string, userId: string, trustedBy: string): Promise<void> {
  await set(tx, deviceId, userId, { trustedAt: now(), trustedBy, revokedAt: null, lookedLike: null });
}

/** Takes trust away that ran out; the device stays known. */
export async function untrustPair(tx: Tx, deviceId: string, userId: string): Promise<void> {
  await set(tx, deviceId, userId, { trustedAt: null, trustedBy: null, revokedAt: null });
}

async function set(
  tx: Tx,
  deviceId: string,
  userId: string,
  columns: Partial<typeof deviceUsers.$inferInsert>,
): Promise<void> {
  await tx
    .update(deviceUsers)
    .set(columns)
    .where(and(eq(deviceUsers.deviceId, deviceId), eq(deviceUsers.userId, userId)));
}
