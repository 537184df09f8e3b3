import { eq, inArray, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { decisionLinks, loginRequests, userNetworks } from "@/db/schema/login-requests";

/** Forgets from where and on what a user signed in, or asked to; inside a change. */
export async function eraseTraces(tx: Tx, userId: string): Promise<void> {
  const own = tx.select({ id: loginRequests.id }).from(loginRequests).where(eq(loginRequests.userId, userId));
  await tx
    .delete(decisionLinks)
    .where(or(eq(decisionLinks.userId, userId), inArray(decisionLinks.requestId, own)));
  await tx.delete(loginRequests).where(eq(loginRequests.userId, userId));
  await tx.delete(userNetworks).where(eq(userNetworks.userId, userId));
  await tx.delete(deviceUsers).where(eq(deviceUsers.userId, userId));
}
