import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { NamedActor } from "@/lib/auth/actor";
import { trustedDevice } from "@/lib/auth/open-session";
import { readSession } from "@/lib/auth/read-session";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { type Approval, approve, decline } from "./decide";
import { WRONG_NUMBER } from "./decide-signed-in";
import { linkOfToken } from "./decision-links";
import type { Origin } from "./origin";
import { typedPassword } from "./typed-password";

/** The browser a link was opened in: where it stands, its session and its device's secret, if any. */
export type Browser = Partial<Origin> & { address: string; sessionSecret: string | undefined };

/**
 * Approves by the mailed link. That it is the Admin shows a live session of theirs in this browser, or their password; that it is the person,
 * the number, or with `absent` the Admin's password in its place. Throws NotFoundError for a link that works no more,
 * InvalidError at `number` or `password`, DecidedError when somebody was quicker.
 */
export async function approveByLink(
  token: string,
  { password, ...approval }: Approval & { password: string },
  browser: Browser,
): Promise<void> {
  const { link, owner } = await ownerOf(token);
  const signedIn = await isSignedIn(owner.id, browser.sessionSecret);
  if (password === "" && (!signedIn || approval.absent))
    throw new InvalidError("password", signedIn ? IN_PLACE_OF_NUMBER : WHO_ARE_YOU);
  // Whoever made the account be secured knows this password.
  if (owner.mustChangePassword) throw new InvalidError("password", CHOOSE_FIRST);
  const actor = namedActor(owner, browser, password === "" ? "link" : "password");
  const typed =
    password !== "" &&
    (await typedPassword(actor, owner, password, link.requestId, await guesser(owner, browser)));
  const decider = { id: owner.id, name: owner.name, byLink: true, typedPassword: typed };
  const right = await change(actor, "login.approved", (tx, about) =>
    approve(tx, about, link.requestId, decider, approval),
  );
  if (!right) throw new InvalidError("number", WRONG_NUMBER);
}

/** Declines by the mailed link, which is all it needs. With `secure` the account is closed to whoever knows its password. */
export async function declineByLink(token: string, secure: boolean, browser: Browser): Promise<void> {
  const { link, owner } = await ownerOf(token);
  const { id, name, support } = owner;
  const decider = { id, name, support, byLink: true, typedPassword: false };
  await change(namedActor(owner, browser, "link"), "login.declined", (tx, about) =>
    decline(tx, about, link.requestId, decider, secure),
  );
}

/** Whether this user is signed in, in this browser, and to more than the waiting page. */
export async function isSignedIn(userId: string, sessionSecret: string | undefined): Promise<boolean> {
  const gate = await readSession(sessionSecret);
  return gate?.session.state === "active" && gate.user.id === userId && !gate.user.mustChangePassword;
}

/** Whose wrong passwords count: on a trusted device of theirs only its own, so that nobody's guessing elsewhere keeps an Admin from deciding. */
async function guesser({ id }: { id: string }, { sessionSecret: _, ...browser }: Browser) {
  const trusted = await trustedDevice(id, { userAgent: "", ...browser });
  return { address: browser.address, trustedDevice: trusted };
}

const WHO_ARE_YOU = "Enter your password, so that it is certain that you are the one who approves.";
const CHOOSE_FIRST =
  "Your account was secured: choose a new password first, with “Forgot password?” at sign-in.";
const IN_PLACE_OF_NUMBER = "Enter your password: it takes the number's place.";

async function ownerOf(token: string) {
  const link = await linkOfToken(token);
  const [owner] = link ? await db.select().from(users).where(eq(users.id, link.userId)) : [];
  if (!link || !owner) throw new NotFoundError();
  return { link, owner };
}

function namedActor(
  { id, name }: { id: string; name: string },
  { address }: Browser,
  by: NamedActor["by"],
): NamedActor {
  return { kind: "named", userId: id, name, address, by };
}
