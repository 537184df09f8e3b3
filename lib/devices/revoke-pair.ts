import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import type { About } from "@/lib/audit/change";
import { endSessionsOn } from "@/lib/auth/end-sessions";
import { now } from "@/lib/clock";
import { subjectOf } from "./open-active";

type Owner = { id: string; name: string; practiceId: string | null };

/**
 * Ends the trust in one device of a user, inside a change: its sessions are over at their next request, and what waits on it is taken
 * back. Says how many sessions ended; undefined when the user has no such device, or it was revoked before.
 */
export async function revokePair(
  tx: Tx,
  about: About,
  owner: Owner,
  deviceId: string,
  because: string,
): Promise<number | undefined> {
  const revoked = await tx
    .update(deviceUsers)
    .set({ revokedAt: now() })
    .where(
      and(
        eq(deviceUsers.deviceId, deviceId),
        eq(deviceUsers.userId, owner.id),
        isNull(deviceUsers.revokedAt),
      ),
    )
    .returning({ deviceId: deviceUsers.deviceId });
  if (revoked.length === 0) return undefined;
  const ended = await endSessionsOn(tx, owner.id, deviceId, because);
  const [device] = await tx.select({ label: devices.label }).from(devices).where(eq(devices.id, deviceId));
  const facts = { Device: device?.label ?? "a device", "Sessions ended": ended };
  about(subjectOf(owner), { after: facts }, "device.revoked");
  return ended;
}
