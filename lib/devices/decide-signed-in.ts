import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { type Approval, approve, type Decider, decline } from "./decide";
import { getRequest } from "./queries";
import { typedPassword } from "./typed-password";

/** The answer to a number that isn't the one on that screen. */
export const WRONG_NUMBER =
  "That isn't the number on their screen now. Ask the person to read it out again; after three wrong ones this closes for 10 minutes.";

/**
 * Approves a login request of this practice under Settings › Devices: with the number on the person's screen, or, where that is allowed,
 * with `absent` and the Admin's own password. Throws InvalidError at `number` or `password`, DecidedError when somebody was quicker.
 */
export async function approveLogin(
  admin: Authorized<"logins.decide">,
  requestId: string,
  { password, ...approval }: Approval & { password: string },
): Promise<void> {
  await getRequest(admin, requestId);
  const decider = {
    ...asDecider(admin),
    typedPassword: await isTheirs(admin, requestId, password, approval),
  };
  const right = await change(admin, "login.approved", (tx, about) =>
    approve(tx, about, requestId, decider, approval),
  );
  if (!right) throw new InvalidError("number", WRONG_NUMBER);
}

/** Declines it; with `secure` the account is closed to whoever knows its password. Throws DecidedError when somebody was quicker. */
export async function declineLogin(
  admin: Authorized<"logins.decide">,
  requestId: string,
  secure: boolean,
): Promise<void> {
  await getRequest(admin, requestId);
  await change(admin, "login.declined", (tx, about) =>
    decline(tx, about, requestId, asDecider(admin), secure),
  );
}

function asDecider({ userId: id, name }: Authorized<"logins.decide">): Decider {
  return { id, name, byLink: false, typedPassword: false };
}

/** Asked only where the password takes the number's place. */
async function isTheirs(
  admin: Authorized<"logins.decide">,
  requestId: string,
  password: string,
  { absent }: Approval,
): Promise<boolean> {
  if (!absent || password === "") return false;
  const [user] = await db.select().from(users).where(eq(users.id, admin.userId));
  if (!user) throw new NotFoundError();
  const from = { address: admin.address, trustedDevice: admin.deviceId };
  return typedPassword(admin, user, password, requestId, from);
}
