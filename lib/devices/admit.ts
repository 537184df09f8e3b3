import { and, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import type { About } from "@/lib/audit/change";
import { fromNow, now } from "@/lib/clock";
import { endPending } from "./expire-requests";
import { type HeldDevice, renewSecret } from "./held-device";
import { openActive } from "./open-active";
import type { OpenedSession } from "./opening";
import type { Origin } from "./origin";
import type { Person } from "./person";
import { APPROVAL_LIFE } from "./rules";

type Approved = { id: string; sessionId: string; decidedByName: string | null; decidedHow: string | null };

/**
 * Uses an approval up: of two at once one gets in. With a new session, and a new device secret, so that one planted or copied before the
 * approval is worth nothing. Undefined when it was used, taken back, or is older than 12 hours.
 */
export async function admit(
  tx: Tx,
  about: About,
  person: Person,
  approved: Approved,
  device: HeldDevice,
  origin: Origin,
): Promise<OpenedSession | undefined> {
  const used = await tx
    .update(loginRequests)
    .set({ usedAt: now() })
    .where(
      and(
        eq(loginRequests.id, approved.id),
        eq(loginRequests.state, "approved"),
        isNull(loginRequests.usedAt),
        isNull(loginRequests.lapsedAt),
        gt(loginRequests.closedAt, fromNow(-APPROVAL_LIFE)),
      ),
    )
    .returning({ id: loginRequests.id });
  if (used.length === 0) return undefined;
  await endPending(tx, approved.sessionId, "approved");
  const renewed = { ...device, secret: await renewSecret(tx, device.id) };
  return openActive(tx, about, person, renewed, origin, trusterOf(approved));
}

function trusterOf({ decidedByName, decidedHow }: Approved): string {
  return [decidedByName, decidedHow].filter(Boolean).join(", ") || "an Admin";
}
