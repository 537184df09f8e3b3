import type { Tx } from "@/db";
import { type About, change } from "@/lib/audit/change";
import type { AuditEvent } from "@/lib/audit/events";
import type { Support } from "@/lib/auth/support";
import { withReason } from "@/lib/devices/support-reason";

/** A change in support's name. Where they say why, each line of the log says it too. */
export function act<T>(
  support: Support,
  event: AuditEvent,
  work: (tx: Tx, about: About) => Promise<T>,
): Promise<T> {
  const { reason } = support;
  return change(support, event, (tx, about) => work(tx, reason ? withReason(about, reason) : about));
}
