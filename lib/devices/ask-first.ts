import { and, count, desc, eq, gt } from "drizzle-orm";
import { db, newRequestId, type Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { oneMore } from "@/db/sql";
import type { About } from "@/lib/audit/change";
import { fromNow, HOUR, now } from "@/lib/clock";
import { admit } from "./admit";
import { endPending, expireRequest } from "./expire-requests";
import { type HeldDevice, newDevice, renewSecret } from "./held-device";
import { odditiesOf } from "./oddities-of";
import { openSessionRow, subjectOf } from "./open-active";
import type { NotNow, OpenedSession, Opening } from "./opening";
import type { Origin } from "./origin";
import type { Person } from "./person";
import { countryOf } from "./place";
import { asksAgainAt, MOST_AN_HOUR, MOST_AN_HOUR_EACH, MOST_OPEN, REQUEST_LIFE, standingOf } from "./rules";
import { tellDeciders } from "./tell-deciders";
import { isUndecided, waits } from "./waits";

/**
 * Right password, device not trusted for this user: makes a login request, or renews the open one of this device, with a pending
 * session. An approval not yet used admits; a decline a moment ago and the caps of product.md, section 4, say to wait.
 */
export async function askFirst(
  tx: Tx,
  about: About,
  person: Person,
  device: HeldDevice | undefined,
  origin: Origin,
): Promise<Opening> {
  const latest = device && (await latestOf(person.id, device.id));
  const standing = latest && standingOf(latest, now());
  const timeZone = person.timeZone ?? "UTC";
  if (device && latest && standing === "approved") {
    const admitted = await admit(tx, about, person, latest, device, origin);
    if (admitted) return admitted;
  }
  if (latest?.closedAt && isTooSoon(latest))
    return notNow(tx, about, person, { notNow: "declined", until: asksAgainAt(latest.closedAt), timeZone });
  if (device && latest && standing === "open")
    return renew(tx, about, person, latest.id, await asAnew(tx, device), origin);
  // One that ran out before housekeeping came by makes room for the next of its device.
  if (latest && standing === "expired") await expireRequest(tx, about, latest.id);
  if (await isOverCap(person))
    return notNow(tx, about, person, { notNow: "too-many", until: fromNow(HOUR), timeZone });
  return ask(tx, about, person, device ? await asAnew(tx, device) : await newDevice(tx, origin), origin);
}

/** Already who asks gets another device secret, not only who is approved: a planted or copied one can't take an approval in their place. */
async function asAnew(tx: Tx, device: HeldDevice): Promise<HeldDevice> {
  return { ...device, secret: await renewSecret(tx, device.id) };
}

async function ask(
  tx: Tx,
  about: About,
  person: Person,
  device: HeldDevice,
  origin: Origin,
): Promise<OpenedSession> {
  const opened = await openSessionRow(tx, person.id, device, origin, "pending");
  const id = newRequestId();
  const asked = await columnsOf(person, opened.sessionId, device, origin);
  const given = {
    id,
    userId: person.id,
    deviceId: device.id,
    practiceId: person.practiceId,
    createdAt: now(),
  };
  await tx.insert(loginRequests).values({ ...given, ...asked });
  const instead = await tellDeciders(tx, person, { ...given, ...asked, lastMailedAt: null });
  note(about, person, asked, "login.requested", instead);
  return opened;
}

/** The new sign-in takes the place of the one that waited, and its number: whoever waited there holds nothing any more. */
async function renew(
  tx: Tx,
  about: About,
  person: Person,
  id: string,
  device: HeldDevice,
  origin: Origin,
): Promise<Opening> {
  const opened = await openSessionRow(tx, person.id, device, origin, "pending");
  const [before] = await db.select().from(loginRequests).where(eq(loginRequests.id, id));
  const asked = await columnsOf(person, opened.sessionId, device, origin);
  const [renewed] = await tx
    .update(loginRequests)
    .set({ ...asked, attempts: oneMore(loginRequests.attempts) })
    .where(and(eq(loginRequests.id, id), isUndecided()))
    .returning();
  if (!before || !renewed) throw new Error("A request that was open a moment ago is gone.");
  await endPending(tx, before.sessionId, "signed in again");
  note(about, person, asked, "login.repeated", await tellDeciders(tx, person, renewed));
  return opened;
}

async function columnsOf(person: Person, sessionId: string, { label }: HeldDevice, { address }: Origin) {
  const country = await countryOf(address);
  return {
    sessionId,
    deviceLabel: label,
    address,
    country,
    odd: await odditiesOf(person.id, address, country),
    lastAttemptAt: now(),
    expiresAt: fromNow(REQUEST_LIFE),
  };
}

/** The request of this device that counts: one that waits, else an approval not yet used, else the last one closed. Never by the clock alone, which may be set back. */
async function latestOf(userId: string, deviceId: string) {
  const own = and(eq(loginRequests.userId, userId), eq(loginRequests.deviceId, deviceId));
  const [open] = await db.select().from(loginRequests).where(and(own, isUndecided()));
  if (open) return open;
  const closed = await db
    .select()
    .from(loginRequests)
    .where(own)
    .orderBy(desc(loginRequests.closedAt))
    .limit(20);
  const counts = (request: (typeof closed)[number]) =>
    standingOf(request, now()) === "approved" || isTooSoon(request);
  return closed.find(counts) ?? closed[0];
}

function isTooSoon({ state, closedAt }: { state: string; closedAt: Date | null }): boolean {
  return state === "declined" && closedAt !== null && now() < asksAgainAt(closedAt);
}

/** At most 5 open requests a user and 20 an hour a practice, of which half a user's: counted anew after a reset, which shut out whoever asked before. */
async function isOverCap({ id, practiceId, passwordResetAt }: Person): Promise<boolean> {
  const own = await howMany(and(eq(loginRequests.userId, id), waits()));
  if (own >= MOST_OPEN) return true;
  const lately = gt(loginRequests.createdAt, fromNow(-HOUR));
  const sinceReset = passwordResetAt ? gt(loginRequests.createdAt, passwordResetAt) : undefined;
  if ((await howMany(and(eq(loginRequests.userId, id), lately, sinceReset))) >= MOST_AN_HOUR_EACH)
    return true;
  if (!practiceId) return false;
  return (await howMany(and(eq(loginRequests.practiceId, practiceId), lately))) >= MOST_AN_HOUR;
}

async function howMany(which: ReturnType<typeof and>): Promise<number> {
  const [row] = await db.select({ requests: count() }).from(loginRequests).where(which);
  return row?.requests ?? 0;
}

/** Nobody is mailed, and nothing is made: the attempt is counted on the newest request that waits, and stands in the log. */
async function notNow(tx: Tx, about: About, person: Person, why: NotNow): Promise<NotNow> {
  const [newest] = await db
    .select({ id: loginRequests.id })
    .from(loginRequests)
    .where(and(eq(loginRequests.userId, person.id), isUndecided()))
    .orderBy(desc(loginRequests.createdAt))
    .limit(1);
  if (newest)
    await tx
      .update(loginRequests)
      .set({ attempts: oneMore(loginRequests.attempts) })
      .where(eq(loginRequests.id, newest.id));
  const because = why.notNow === "declined" ? "declined a moment ago" : "too many requests";
  about(subjectOf(person), { after: { Why: because } }, "login.refused");
  return why;
}

function note(
  about: About,
  person: Person,
  asked: Awaited<ReturnType<typeof columnsOf>>,
  event: "login.requested" | "login.repeated",
  toldInstead: string | undefined,
): void {
  const facts = { Device: asked.deviceLabel, Address: asked.address };
  const after = toldInstead ? { ...facts, "Told instead of an Admin": toldInstead } : facts;
  about(subjectOf(person), { after }, event);
}
