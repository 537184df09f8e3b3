import { outbox } from "@/db/schema/outbox";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { maskEmail } from "./mask-email";
import { parkedOf } from "./queries";

/** Tries every undelivered mail of the practice once more and says how many; one that fails again is parked again at once. Throws ConflictError when there is none. */
export function retryParked(admin: Authorized<"practice.manage">): Promise<number> {
  return change(admin, "mail.retried", async (tx, about) => {
    const again = await tx
      .update(outbox)
      .set({ state: "waiting", nextTryAt: now() })
      .where(parkedOf(admin))
      .returning();
    if (again.length === 0) throw new ConflictError("Every mail was delivered or tried again already.");
    for (const mail of again)
      about({ kind: "mail", id: mail.id, name: `${mail.kind} to ${maskEmail(mail.recipient)}` });
    return again.length;
  });
}
