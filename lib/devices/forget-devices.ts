import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { now } from "@/lib/clock";

/** Ends the trust in every device of a user, inside a change; says in how many. */
export async function forgetDevices(tx: Tx, userId: string): Promise<number> {
  const trusted = and(
    eq(deviceUsers.userId, userId),
    isNotNull(deviceUsers.trustedAt),
    isNull(deviceUsers.revokedAt),
  );
  const forgotten = await tx
    .update(deviceUsers)
    .set({ revokedAt: now() })
    .where(trusted)
    .returning({ deviceId: deviceUsers.deviceId });
  return forgotten.length;
}
