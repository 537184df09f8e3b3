import { and, eq } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { devices, deviceUsers } from "@/db/schema/devices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { given, givenTo } from "@/db/sql";
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
  await setSignedIn(tx, { user: person.id, now: now() });
  const subject = subjectOf(person);
  about(subject, { after: { session: opened.sessionId, device: device.id } }, "session.opened");
  if (trustedBy) about(subject, { after: { Device: device.label, By: trustedBy } }, "device.trusted");
  return opened;
}

// Every sign-in comes by here: each is built once.
const insertSession = preparedWrite("session", (tx) =>
  tx.insert(sessions).values({
    id: given("id"),
    tokenHash: given("tokenHash"),
    userId: given("userId"),
    deviceId: given("deviceId"),
    state: given("state"),
    address: given("address"),
    createdAt: given("now"),
    lastSeenAt: given("now"),
  }),
);

const seen = {
  lastSeenAt: givenTo(deviceUsers.lastSeenAt, "now"),
  lastAddress: givenTo(deviceUsers.lastAddress, "address"),
  practiceId: givenTo(deviceUsers.practiceId, "practiceId"),
};

const upsertPair = preparedWrite("user on a device", (tx) =>
  tx
    .insert(deviceUsers)
    .values({
      deviceId: given("deviceId"),
      userId: given("userId"),
      firstSeenAt: given("now"),
      lastSeenAt: given("now"),
      lastAddress: given("address"),
      practiceId: given("practiceId"),
    })
    .onConflictDoUpdate({ target: [deviceUsers.deviceId, deviceUsers.userId], set: seen })
    .returning(),
);

const setSignedIn = preparedWrite("signed in", (tx) =>
  tx
    .update(users)
    .set({ lastSignInAt: givenTo(users.lastSignInAt, "now") })
    .where(eq(users.id, given("user"))),
);

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
  const given = { id: sessionId, tokenHash: hashSecret(token), userId, deviceId: device.id, state };
  await insertSession(tx, { ...given, address: origin.address, now: now() });
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
  const [pair] = await upsertPair(tx, { deviceId: device.id, userId, now: now(), address, practiceId });
  if (pair?.revokedAt) await untrustPair(tx, device.id, userId);
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
