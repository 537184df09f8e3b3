import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { now } from "@/lib/clock";

/**
 * Trusts a device for one user. Only for a device whose secret was made a moment ago: one that came with the browser
 * could have been planted there, and whoever planted it would be trusted too.
 */
export async function trustDevice(
  tx: Tx,
  deviceId: string,
  userId: string,
  trustedBy: string,
): Promise<void> {
  await tx
    .update(deviceUsers)
    .set({ trustedAt: now(), trustedBy, revokedAt: null })
    .where(and(eq(deviceUsers.deviceId, deviceId), eq(deviceUsers.userId, userId)));
}
