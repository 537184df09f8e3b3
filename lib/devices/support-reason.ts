import type { About } from "@/lib/audit/change";
import { supportOnServer } from "@/lib/auth/support";
import { InvalidError } from "@/lib/errors";
import { oneLine } from "@/lib/outbox/one-line";

const LONGEST = 300;

/** Who acts where somebody decides on the server's command line (bin/support.ts): whoever may start programs there. */
export const onTheServer = supportOnServer();

/** What the practice reads as whoever decided. */
export const SUPPORT = "Chairside support";

/** Why it was done, as the log keeps it. Throws InvalidError at `reason` where nobody says, or says too much. */
export function reasonOf(typed: string): string {
  const reason = oneLine(typed, LONGEST + 1);
  if (reason === "") throw new InvalidError("reason", "Say why, for the practice's log.");
  if ([...reason].length > LONGEST)
    throw new InvalidError(
      "reason",
      `Say it in ${LONGEST} characters or fewer: the practice's log keeps it.`,
    );
  return reason;
}

/** The same notes, each with the reason. */
export function withReason(about: About, reason: string): About {
  return (subject, facts, event) =>
    about(subject, { ...facts, after: { ...facts?.after, Reason: reason } }, event);
}
