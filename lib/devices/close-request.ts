import { and, eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { momentInWords } from "@/lib/outbox/moment-in-words";
import { standingOf } from "./rules";
import { placeOfMail, type RequestRow, tellOutcome } from "./tell-outcome";
import { waits } from "./waits";

/** What a decision makes of a request. */
export type Decision = {
  state: "approved" | "declined";
  decidedBy: string | null;
  decidedByName: string | null;
  decidedHow: string;
  withoutNumber?: boolean;
  secured?: boolean;
};

/** What somebody is told who comes too late to decide. */
export class DecidedError extends ConflictError {
  override name = "DecidedError";
}

/** The request while it waits for a decision. Throws NotFoundError where there is none, DecidedError where it waits no more. */
export async function requestThatWaits(id: string): Promise<RequestRow> {
  const [request] = await db.select().from(loginRequests).where(eq(loginRequests.id, id));
  if (!request) throw new NotFoundError();
  if (standingOf(request, now()) !== "open") throw new DecidedError(await tooLate(request));
  return request;
}

/** The one statement that decides, and its mails: of fifty at once it changes a row for the first, and answers the others undefined. */
export async function closeRequest(tx: Tx, id: string, decision: Decision): Promise<RequestRow | undefined> {
  const [closed] = await tx
    .update(loginRequests)
    .set({ ...decision, closedAt: now() })
    .where(and(eq(loginRequests.id, id), waits()))
    .returning();
  if (closed) await tellOutcome(tx, closed);
  return closed;
}

/** The same for Admins and support, who are told that they came too late: throws DecidedError. */
export async function decideRequest(tx: Tx, id: string, decision: Decision): Promise<void> {
  if (await closeRequest(tx, id, decision)) return;
  const [request] = await tx.select().from(loginRequests).where(eq(loginRequests.id, id));
  if (!request) throw new NotFoundError();
  throw new DecidedError(await tooLate(request));
}

/** Whom a line of the log about a request is about. */
export async function requesterOf({ userId, practiceId }: RequestRow) {
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return { kind: "user", id: userId, name: user?.name ?? "somebody", practiceId };
}

/** Who decided what, and when. */
async function tooLate(request: RequestRow): Promise<string> {
  const { state, decidedByName, closedAt } = request;
  if (state === "open" || state === "expired" || !closedAt)
    return "This request has expired. The person can sign in again to ask anew.";
  const { timeZone } = await placeOfMail(request.practiceId);
  const when = momentInWords(closedAt, timeZone);
  if (state === "withdrawn") return `This request was withdrawn on ${when}. There is nothing left to decide.`;
  return `${decidedByName ?? "Somebody"} has already ${whatOf(request)}, on ${when}. Nothing was changed.`;
}

function whatOf({ state, secured, decidedHow }: RequestRow): string {
  if (state === "approved") return ["approved this request", decidedHow].filter(Boolean).join(", ");
  return secured ? "declined this request and secured the account" : "declined this request";
}
