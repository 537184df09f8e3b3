import type { Waiting } from "@/lib/devices/waiting";

/** What the browser that waits is told as it waits: nothing that its page doesn't show. */
export type Told = { standing: Waiting["standing"] | "gone"; number?: string; renewsAt?: string };

/** How a request stands, as it goes over the wire. "gone": no session that waits, or waited. */
export function toldOf(waiting: Waiting | undefined): Told {
  if (!waiting) return { standing: "gone" };
  const { standing, number, renewsAt } = waiting;
  return { standing, ...(number && { number }), ...(renewsAt && { renewsAt: renewsAt.toISOString() }) };
}
