import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { Support } from "@/lib/auth/support";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { type Approval, approve, type Decider, decline } from "./decide";
import { WRONG_NUMBER } from "./decide-signed-in";
import { getLeftRequest } from "./left-to-support";
import { reasonOf, withReason } from "./support-reason";
import { typedPassword } from "./typed-password";

type Reasoned = { reason: string };

/**
 * Approves a login request that is left to support, in the console: with the number on the person's screen, or, where the practice allows
 * it, with `absent` and one's own password; and always with a reason. Throws like approveLogin, and InvalidError at `reason`.
 */
export async function approveAsSupport(
  support: Support,
  requestId: string,
  { password, reason: typed, ...approval }: Approval & Reasoned & { password: string },
): Promise<void> {
  const reason = reasonOf(typed);
  await getLeftRequest(support, requestId);
  const decider = {
    ...asDecider(support),
    typedPassword: approval.absent && (await isTheirs(support, requestId, password)),
  };
  const right = await change(support, "login.approved", (tx, about) =>
    approve(tx, withReason(about, reason), requestId, decider, approval),
  );
  if (!right) throw new InvalidError("number", WRONG_NUMBER);
}

/** Declines it, with a reason; with `secure` the account is closed to whoever knows its password. Throws DecidedError when somebody was quicker. */
export async function declineAsSupport(
  support: Support,
  requestId: string,
  { reason: typed, secure }: Reasoned & { secure: boolean },
): Promise<void> {
  const reason = reasonOf(typed);
  await getLeftRequest(support, requestId);
  await change(support, "login.declined", (tx, about) =>
    decline(tx, withReason(about, reason), requestId, asDecider(support), secure),
  );
}

/** On the command line nobody is anybody: there support-decide.ts decides. */
function asDecider({ userId, name }: Support): Decider {
  if (userId === null) throw new NotFoundError();
  return { id: userId, name, support: true, byLink: false, typedPassword: false, at: "the support console" };
}

async function isTheirs(support: Support, requestId: string, password: string): Promise<boolean> {
  const [user] = await db
    .select()
    .from(users)
    .where(eq(users.id, support.userId ?? ""));
  if (!user || password === "") return false;
  const from = { address: support.address ?? "", trustedDevice: support.deviceId ?? undefined };
  return typedPassword(support, user, password, requestId, from);
}
