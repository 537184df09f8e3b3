import { eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { type About, change } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { maskEmail } from "@/lib/outbox/mask-email";
import type { VisitorActor } from "./actor";
import { makeLink } from "./links";
import { mailAddressOf } from "./mail-address";
import { hasOpenPractice } from "./open-practice";
import { takeRation } from "./ration";
import { hashSecret } from "./secrets";
import { loginKeyOf } from "./sign-in";
import { networkOf } from "./throttle";

const AN_HOUR_PER_ACCOUNT = 3;
const AN_HOUR_PER_ADDRESS = 20;

/**
 * Mails a link to choose a new password, if there is an active account of that login with an address. Says nothing about it:
 * callers answer before it is done (app/(entry)/forgot), so that neither words nor time tell who has an account.
 */
export async function requestReset(visitor: VisitorActor, login: string): Promise<void> {
  const loginKey = loginKeyOf(login);
  await change(visitor, "password.reset-requested", async (tx, about) => {
    const allowed =
      (await takeRation(tx, `reset-address:${networkOf(visitor.address)}`, AN_HOUR_PER_ADDRESS)) &&
      (await takeRation(tx, `reset-account:${hashSecret(loginKey)}`, AN_HOUR_PER_ACCOUNT));
    const user = await findForReset(loginKey);
    const recipient = allowed && user ? mailAddressOf(user) : null;
    if (user && recipient) await mailResetLink(tx, user, recipient);
    note(about, user, allowed, recipient);
  });
}

/** Only an active account whose access goes on. */
async function findForReset(loginKey: string) {
  const [found] = await db
    .select({ user: users, closedAt: practices.closedAt })
    .from(users)
    .leftJoin(practices, eq(practices.id, users.homePracticeId))
    .where(eq(users.loginKey, loginKey));
  if (found?.user.status !== "active") return undefined;
  if (!(await hasOpenPractice({ id: found.user.id, homeClosedAt: found.closedAt }))) return undefined;
  return found.user.accessEndsAt && found.user.accessEndsAt <= now() ? undefined : found.user;
}

type User = NonNullable<Awaited<ReturnType<typeof findForReset>>>;

/** Mails somebody a link to choose a new password; an earlier one stops working. Whether they may have it, the caller has asked. */
export async function mailResetLink(
  tx: Tx,
  user: Pick<User, "id" | "homePracticeId">,
  recipient: string,
): Promise<void> {
  const link = await makeLink(tx, "reset", user.id);
  const about = { userId: user.id, linkId: link.id };
  await enqueue(tx, { kind: "password-reset", recipient, practiceId: user.homePracticeId, about });
}

function note(about: About, user: User | undefined, allowed: boolean, recipient: string | null): void {
  const subject = user
    ? { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId }
    : { kind: "user", id: null, name: "an unknown login" };
  const outcome = allowed ? "no address to send to" : "too many requests";
  about(subject, { after: { "Sent to": recipient ? maskEmail(recipient) : outcome } });
}
