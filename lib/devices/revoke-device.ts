import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { endSessions } from "@/lib/auth/end-sessions";
import { NotFoundError } from "@/lib/errors";
import { ownUser } from "./own-user";
import { personOf } from "./person";
import { revokePair } from "./revoke-pair";

const BY_ADMIN = "an Admin revoked the device";

/** Ends the trust in a device of somebody whose home practice this is, and its sessions at once. Throws NotFoundError for another's. */
export async function revokeDevice(
  admin: Authorized<"logins.decide">,
  userId: string,
  deviceId: string,
): Promise<void> {
  await change(admin, "device.revoked", async (tx, about) => {
    const user = await ownUser(admin, userId);
    if ((await revokePair(tx, about, user, deviceId, BY_ADMIN)) === undefined) throw new NotFoundError();
  });
}

/** The same for every device of theirs, and for what waits on new ones; says how many. Throws NotFoundError where there is none. */
export function revokeDevicesOf(admin: Authorized<"logins.decide">, userId: string): Promise<number> {
  return change(admin, "device.revoked", async (tx, about) => {
    const user = await ownUser(admin, userId);
    const known = await db
      .select({ deviceId: deviceUsers.deviceId })
      .from(deviceUsers)
      .where(and(eq(deviceUsers.userId, userId), isNull(deviceUsers.revokedAt)));
    for (const { deviceId } of known) await revokePair(tx, about, user, deviceId, BY_ADMIN);
    if (known.length === 0) throw new NotFoundError();
    // A device that was never trusted may wait still, or hold an approval not yet used.
    await endSessions(tx, userId, BY_ADMIN);
    return known.length;
  });
}

/** Ends the trust in one of one's own devices; on the one in use this signs out. Throws NotFoundError for another's. */
export async function revokeOwnDevice(person: Authorized<"profile.manage">, deviceId: string): Promise<void> {
  await change(person, "device.revoked", async (tx, about) => {
    const self = await personOf(person.userId);
    const ended = await revokePair(tx, about, self, deviceId, "its owner revoked the device");
    if (ended === undefined) throw new NotFoundError();
  });
}
