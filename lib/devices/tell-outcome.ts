import { and, eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { decisionLinks, type loginRequests } from "@/db/schema/login-requests";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { enqueue, type LoginOutcome } from "@/lib/outbox/enqueue";

export type RequestRow = typeof loginRequests.$inferSelect;

/** Tells how a request ended: the requester, and everybody who was asked about it. */
export async function tellOutcome(tx: Tx, request: RequestRow): Promise<void> {
  await tellRequester(tx, request);
  await tellAsked(tx, request);
}

async function tellRequester(tx: Tx, request: RequestRow): Promise<void> {
  const requester = await personOfMail(request.userId);
  const recipient = requester && mailAddressOf(requester);
  if (!recipient) return;
  const { practiceId, id: requestId, deviceLabel: device } = request;
  const about = {
    requestId,
    device,
    outcome: request.state as LoginOutcome,
    how: howForAll(request),
    decidedAt: closedAt(request),
    timeZone: (await placeOfMail(practiceId)).timeZone,
  };
  await enqueue(tx, { kind: "login-decided", recipient, practiceId, about });
}

/** Tells everybody who was asked. The requester is told otherwise, or, of a request that they cancelled, knows. */
export async function tellAsked(tx: Tx, request: RequestRow): Promise<void> {
  const requester = await personOfMail(request.userId);
  const { practice, timeZone } = await placeOfMail(request.practiceId);
  const { practiceId, id: requestId, deviceLabel: device } = request;
  const about = {
    requestId,
    name: requester?.name ?? "",
    device,
    outcome: request.state as LoginOutcome | "withdrawn",
    how: request.decidedHow ?? "",
    secured: request.secured ? ("yes" as const) : ("" as const),
    decidedBy: request.decidedByName ?? "",
    decidedAt: closedAt(request),
    practice,
    timeZone,
  };
  for (const { recipient, support } of await toldAbout(request, requester && mailAddressOf(requester)))
    await enqueue(tx, { kind: "login-outcome", recipient, practiceId, about: { ...about, support } });
}

function closedAt(request: RequestRow): string {
  return (request.closedAt as Date).toISOString();
}

/** How it was approved, as far as it tells nothing of who did. */
function howForAll({ decidedHow }: RequestRow): string {
  return ["without the number", "with a recovery code"].find((how) => decidedHow?.includes(how)) ?? "";
}

type ToldAbout = { recipient: string; support: "yes" | "" };

/** Where the mails went that asked for the decision; not to the requester, who is told otherwise. */
async function toldAbout(request: RequestRow, own: string | null | undefined): Promise<ToldAbout[]> {
  const told = await db
    .select({
      support: users.support,
      loginKind: users.loginKind,
      login: users.login,
      contactEmail: users.contactEmail,
    })
    .from(decisionLinks)
    .innerJoin(users, eq(users.id, decisionLinks.userId))
    .where(and(eq(decisionLinks.requestId, request.id), eq(users.status, "active")))
    .orderBy(decisionLinks.id);
  const by = new Map<string, ToldAbout>();
  for (const { support, ...person } of told) {
    const recipient = mailAddressOf(person);
    if (recipient !== null && recipient !== own)
      by.set(recipient, { recipient, support: support ? "yes" : "" });
  }
  return [...by.values()];
}

/** Somebody deleted is written to no more. */
async function personOfMail(userId: string) {
  const [person] = await db.select().from(users).where(eq(users.id, userId));
  return person && person.status !== "deleted" && person.status !== "erased" ? person : undefined;
}

/** What a mail calls the practice, and in which time it tells. */
export async function placeOfMail(practiceId: string | null) {
  const [found] = practiceId
    ? await db
        .select({ practice: practices.name, timeZone: practices.timeZone })
        .from(practices)
        .where(eq(practices.id, practiceId))
    : [];
  return found ?? { practice: "Chairside support", timeZone: "UTC" };
}
