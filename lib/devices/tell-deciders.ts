import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { toldOf } from "./deciders";
import { makeDecisionLink } from "./decision-links";
import type { Person } from "./person";
import { mayMailAgain } from "./rules";

type Told = {
  id: string;
  deviceLabel: string;
  address: string;
  country: string | null;
  lastAttemptAt: Date;
  expiresAt: Date;
  lastMailedAt: Date | null;
};

/**
 * Mails whoever may decide about a request, at most every 10 minutes for it. The same link each time, one for each person. Where nobody of
 * the practice could decide, it answers for the log who was told in their place.
 */
export async function tellDeciders(
  tx: Tx,
  person: Person,
  request: Told,
): Promise<"support" | "nobody" | undefined> {
  if (!mayMailAgain(request.lastMailedAt, now())) return undefined;
  const { told, toSupport } = await toldOf(person);
  for (const decider of told) {
    const linkId = await makeDecisionLink(tx, request.id, decider.id);
    const about = { requestId: request.id, linkId, ...factsOf(person, request) };
    const recipient = decider.recipient as string;
    await enqueue(tx, { kind: "login-request", recipient, practiceId: person.practiceId, about });
  }
  await tx
    .update(loginRequests)
    .set({ toSupport, ...(told.length > 0 && { lastMailedAt: now() }) })
    .where(eq(loginRequests.id, request.id));
  if (told.length === 0) return "nobody";
  return toSupport ? "support" : undefined;
}

/** As it is now: the text of a mail stays the same however often it is tried. */
function factsOf(person: Person, request: Told) {
  return {
    name: person.name,
    practice: person.practice ?? "Chairside support",
    device: request.deviceLabel,
    address: request.address,
    country: request.country ?? "",
    attemptedAt: request.lastAttemptAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
    timeZone: person.timeZone ?? "UTC",
  };
}
