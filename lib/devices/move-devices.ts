import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { takeBackRequests } from "./take-back";

/**
 * Hands a user's devices to the Admins of their new home practice. What waits for a decision of the former ones is taken back: the user
 * signs in again and asks the new ones.
 */
export async function moveDevices(tx: Tx, userId: string, practiceId: string): Promise<void> {
  await tx.update(deviceUsers).set({ practiceId }).where(eq(deviceUsers.userId, userId));
  await takeBackRequests(tx, userId, "the home practice was moved");
}
