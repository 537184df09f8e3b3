import { DAY, fromNow, HOUR, MINUTE, now, SECOND } from "@/lib/clock";

const PAUSES = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];

/** A mail that could not be sent for a day is parked; Resend forgets an idempotency key then, too. */
const PATIENCE = DAY;

/** When to try again after so many tries: after 5 s, 15 s, 1, 5 and 15 minutes, then each hour. */
export function nextTry(tries: number): Date {
  return fromNow(PAUSES[tries - 1] ?? HOUR);
}

/** Whether a mail has waited so long that trying on would hide the fault from the people who can mend it. */
export function isHopeless(mail: { createdAt: Date }): boolean {
  return now().getTime() - mail.createdAt.getTime() >= PATIENCE;
}
