import { desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { change } from "@/lib/audit/change";
import { authorize } from "@/lib/auth/authorize";
import { openSession, visitorAt } from "@/lib/auth/open-session";
import { signIn } from "@/lib/auth/sign-in";
import { now } from "@/lib/clock";
import { decisionToken } from "@/lib/devices/decision-links";
import { numberOf } from "@/lib/devices/number";
import type { OpenedSession, Opening } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { UserRow } from "@/lib/users/add-person";
import { aPerson, aPractice, letIn, PASSWORD, signedIn, theOutboxOf } from "@/tests/support/world";

export const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** A browser somewhere. */
export function aBrowser(given: Partial<Origin> = {}): Origin {
  return { userAgent: CHROME, address: "192.0.2.7", ...given };
}

/** A practice with two Admins and somebody at the front office who waits on a new device. */
export async function somebodyWaiting(browser = aBrowser()) {
  const practice = await aPractice({ email: null });
  const ruth = await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"], role: "office-manager" });
  const sam = await aPerson({ at: practice, name: "Sam Ito", can: ["admin"] });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const waiting = await signsIn(chloe, browser);
  return { practice, ruth, sam, chloe, waiting, browser };
}

/** Signs somebody in with the right password and expects a session, pending or not. */
export async function signsIn(person: UserRow, browser: Origin): Promise<OpenedSession> {
  return letIn(await signIn(person.login ?? "", PASSWORD, browser));
}

/** Somebody whose right to a session was just proved: a sign-in without the cost of a password. */
export function comesBy(person: { id: string }, browser: Origin): Promise<Opening> {
  return change(visitorAt(browser), "session.opened", (tx, about) =>
    openSession(tx, about, person.id, browser),
  );
}

/** Somebody authorised to decide, signed in on a trusted device. */
export async function deciding(person: UserRow, practice: PracticeRow) {
  return authorize(await signedIn(person, practice), "logins.decide");
}

/** The newest request of a person, past every rule. */
export async function theRequestOf(person: { id: string }) {
  const [request] = await db
    .select()
    .from(loginRequests)
    .where(eq(loginRequests.userId, person.id))
    .orderBy(desc(loginRequests.createdAt), desc(loginRequests.lastAttemptAt))
    .limit(1);
  if (!request) throw new Error("There is no request.");
  return request;
}

/** What stands on the requester's screen now. */
export async function theNumberOf(person: { id: string }): Promise<string> {
  return numberOf(await theRequestOf(person), now()).number;
}

/** Another number than the one on the screen. */
export async function aWrongNumberFor(person: { id: string }): Promise<string> {
  return String((Number(await theNumberOf(person)) + 1) % 10_000).padStart(4, "0");
}

/** The token in the mail that this Admin got about the newest request. */
export async function theLinkOf(
  admin: { id: string; login: string | null },
  practice: PracticeRow,
): Promise<string> {
  const mails = (await theOutboxOf(practice)).filter(
    ({ kind, recipient }) => kind === "login-request" && recipient === admin.login,
  );
  const linkId = mails.at(-1)?.about["linkId"];
  if (!linkId) throw new Error("There is no mail.");
  return decisionToken(linkId);
}
