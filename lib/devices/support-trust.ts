import { and, eq, isNull } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { loginRequests } from "@/db/schema/login-requests";
import { change } from "@/lib/audit/change";
import { endSessions } from "@/lib/auth/end-sessions";
import { now } from "@/lib/clock";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { subjectOf, trustPair } from "./open-active";
import { type Person, personOf } from "./person";
import { revokePair } from "./revoke-pair";
import { listKnownDevices } from "./support-read";
import { onTheServer, reasonOf, SUPPORT, withReason } from "./support-reason";
import { tellAdmins } from "./tell-admins";
import { isUndecided } from "./waits";

const REVOKED = "support revoked the device on the server";

/**
 * Trusts a device that this user signed in from, or tried to, on the server's command line; the practice's Admins are told. Throws
 * NotFoundError for a device that is none of theirs, ConflictError where a login request waits: it is decided, not gone around.
 */
export async function trustOnServer(userId: string, deviceId: string, typed: string): Promise<void> {
  const reason = reasonOf(typed);
  const device = (await listKnownDevices(userId)).find(({ id }) => id === deviceId);
  if (!device) throw new NotFoundError();
  await change(onTheServer, "device.trusted", async (tx, about) => {
    const person = await personOf(userId);
    await refuseWaiting(userId, deviceId);
    // Trust counts from the last use: it would lapse at once on a device that was away for long.
    const seen = { lastSeenAt: now(), practiceId: person.practiceId };
    await tx
      .insert(deviceUsers)
      .values({ deviceId, userId, firstSeenAt: now(), lastAddress: device.address, ...seen })
      .onConflictDoUpdate({ target: [deviceUsers.deviceId, deviceUsers.userId], set: seen });
    await trustPair(tx, deviceId, userId, SUPPORT);
    const after = { Device: device.label, By: SUPPORT };
    withReason(about, reason)(subjectOf(person), { after });
    await tell(tx, person, `A device of ${person.name} is trusted: ${device.label}. Reason: ${reason}`);
  });
}

/** Ends the trust in one device of a user, and its sessions. Throws NotFoundError for one that is none of theirs or was revoked before. */
export async function revokeOnServer(userId: string, deviceId: string, typed: string): Promise<void> {
  const reason = reasonOf(typed);
  await change(onTheServer, "device.revoked", async (tx, about) => {
    const person = await personOf(userId);
    const ended = await revokePair(tx, withReason(about, reason), person, deviceId, REVOKED);
    if (ended === undefined) throw new NotFoundError();
    const [device] = await tx.select().from(devices).where(eq(devices.id, deviceId));
    const label = device?.label ?? "a device";
    await tell(tx, person, `A device of ${person.name} is trusted no more: ${label}. Reason: ${reason}`);
  });
}

/** The same for all devices of a user, and every session of theirs; says how many devices. */
export async function revokeAllOnServer(userId: string, typed: string): Promise<number> {
  const reason = reasonOf(typed);
  return change(onTheServer, "user.signed-out-everywhere", async (tx, about) => {
    const person = await personOf(userId);
    const noting = withReason(about, reason);
    const known = await db
      .select({ deviceId: deviceUsers.deviceId })
      .from(deviceUsers)
      .where(and(eq(deviceUsers.userId, userId), isNull(deviceUsers.revokedAt)));
    for (const { deviceId } of known) await revokePair(tx, noting, person, deviceId, REVOKED);
    const left = await endSessions(tx, userId, REVOKED);
    noting(subjectOf(person), { after: { "Sessions ended": left } });
    await tell(tx, person, `No device of ${person.name} is trusted any more. Reason: ${reason}`);
    return known.length;
  });
}

async function refuseWaiting(userId: string, deviceId: string): Promise<void> {
  const [open] = await db
    .select({ id: loginRequests.id })
    .from(loginRequests)
    .where(and(eq(loginRequests.userId, userId), eq(loginRequests.deviceId, deviceId), isUndecided()));
  if (open) throw new ConflictError(`A login request waits on this device: approve or decline ${open.id}.`);
}

/** A support account has no practice, and nobody to tell. */
async function tell(tx: Tx, person: Person, sentence: string): Promise<void> {
  const { practiceId, practice: name, slug, timeZone } = person;
  if (!practiceId || !name || !slug || !timeZone) return;
  await tellAdmins(tx, { practice: { id: practiceId, name, slug, timeZone }, name: SUPPORT }, [sentence]);
}
