import { and, asc, count, desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { prepared } from "@/db/prepared";
import { decisionLinks, loginRequests } from "@/db/schema/login-requests";
import { mailbox, outbox } from "@/db/schema/outbox";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { mayDecide } from "@/lib/devices/deciders";
import { waits } from "@/lib/devices/waits";

// Asked for every page an Admin opens.
const readParked = prepared("mails parked", (source) =>
  source
    .select({ parked: count() })
    .from(outbox)
    .where(and(eq(outbox.practiceId, given("practice")), eq(outbox.state, "parked"))),
);

/** How many mails of the practice could not be delivered and wait for an Admin's hand. */
export async function countParked(admin: Authorized<"practice.manage">): Promise<number> {
  const [row] = await readParked({ practice: admin.practice.id });
  return row?.parked ?? 0;
}

/** The mails that could not be delivered, the oldest first, at most 100. */
export function listParked(admin: Authorized<"practice.manage">) {
  const { id, kind, recipient, createdAt, lastError } = outbox;
  return db
    .select({ id, kind, recipient, createdAt, lastError })
    .from(outbox)
    .where(parkedOf(admin))
    .orderBy(asc(outbox.id))
    .limit(100);
}

export function parkedOf(admin: Authorized<"practice.manage">) {
  return and(eq(outbox.practiceId, admin.practice.id), eq(outbox.state, "parked"));
}

/** What the local mailbox holds, newest first, at most 200. */
export function listMailbox() {
  return db.select().from(mailbox).orderBy(desc(mailbox.at), desc(mailbox.id)).limit(200);
}

// What every mail is made of, and an import leaves thousands.
const readSender = prepared("sender of a mail", (source) => {
  const { name: practice, slug, colour, timeZone } = practices;
  return source
    .select({ practice, slug, colour, timeZone })
    .from(practices)
    .where(eq(practices.id, given("practice")));
});
const readPerson = prepared("person of a mail", (source) => {
  const { name, login, status } = users;
  return source
    .select({ name, login, status })
    .from(users)
    .where(eq(users.id, given("user")));
});

/** In whose name a mail goes out: the practice, or Chairside itself where there is none. */
export async function findSender(practiceId: string | null) {
  const [found] = practiceId ? await readSender({ practice: practiceId }) : [];
  return found ?? { practice: "Chairside", slug: "", colour: "#0f766e", timeZone: "UTC" };
}

/** The person a mail speaks to, while there is one. */
export async function findPerson(userId: string) {
  const [found] = await readPerson({ user: userId });
  if (!found || found.status === "deleted" || found.status === "erased") return undefined;
  return { name: found.name, login: found.login ?? "", status: found.status };
}

/** The name of whoever did something, while it is kept. */
export async function nameOf(userId: string): Promise<string | undefined> {
  const [found] = await readPerson({ user: userId });
  return found?.name;
}

/** The name of whoever may decide by this link today, while the request is open; undefined otherwise. */
export async function deciderOf(linkId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ id: users.id, name: users.name, request: loginRequests })
    .from(decisionLinks)
    .innerJoin(loginRequests, eq(loginRequests.id, decisionLinks.requestId))
    .innerJoin(users, eq(users.id, decisionLinks.userId))
    .where(and(eq(decisionLinks.id, linkId), waits()));
  return found && (await mayDecide(found.id, found.request)) ? found.name : undefined;
}

/** The person who made a login request, while there is one. */
export async function requesterOf(requestId: string) {
  const { userId } = loginRequests;
  const [found] = await db.select({ userId }).from(loginRequests).where(eq(loginRequests.id, requestId));
  return found && findPerson(found.userId);
}
