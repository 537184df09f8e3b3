import type { Tx } from "@/db";
import { endSessions } from "@/lib/auth/end-sessions";
import { withdrawLinks } from "@/lib/auth/password-choice";
import { forgetDevices } from "@/lib/devices/forget-devices";

/** Nothing of this person's opens anything any more: sessions, links, what waits for a decision and the trust in their devices end at once. */
export async function shutOut(tx: Tx, userId: string, because: string): Promise<void> {
  await endSessions(tx, userId, because);
  await withdrawLinks(tx, userId);
  await forgetDevices(tx, userId);
}
