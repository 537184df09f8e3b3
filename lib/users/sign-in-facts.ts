import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import { links } from "@/db/schema/links";
import { outbox } from "@/db/schema/outbox";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { pauseOfAccount } from "@/lib/auth/throttle";
import { now } from "@/lib/clock";
import { personOf } from "@/lib/devices/person";
import { listRequestsOf, listTrustOf } from "@/lib/devices/standing-of-user";
import { NotFoundError } from "@/lib/errors";
import { type FoundUser, getUser } from "./find-user";
import type { SignInFacts } from "./sign-in-problems";

/**
 * How it stands with a user's way in. Devices and login requests are the home practice's: elsewhere nothing is told of them.
 * Throws NotFoundError for whoever is no user of the admin's practice.
 */
export async function getSignInFacts(
  admin: Authorized<"users.manage">,
  userId: string,
): Promise<SignInFacts> {
  const user = await getUser(admin, userId);
  const person = await readPerson(user.id);
  const here = user.homePracticeId === admin.practice.id;
  return {
    name: user.name,
    status: user.status,
    loginKind: user.loginKind,
    accessEndsOn: user.accessEndsOn,
    accessOver: person.accessEndsAt !== null && person.accessEndsAt <= now(),
    mustChangePassword: person.mustChangePassword,
    mail: mailAddressOf(user) ?? null,
    home: { name: user.homePracticeName ?? "another practice", here, closed: person.homeClosedAt !== null },
    ...(await invitationOf(user)),
    ...(here ? await atHome(admin, user.id, person.loginKey) : NOT_TOLD),
  };
}

const NOT_TOLD = { pausedUntil: undefined, requests: [], trust: [], strict: false };

async function atHome(admin: Authorized<"users.manage">, userId: string, loginKey: string | null) {
  const decider = authorize(admin, "logins.decide");
  const [pausedUntil, requests, trust, { strict }] = await Promise.all([
    loginKey ? pauseOfAccount(loginKey) : undefined,
    listRequestsOf(decider, userId),
    listTrustOf(decider, userId),
    personOf(userId),
  ]);
  return { pausedUntil, requests, trust, strict };
}

async function readPerson(userId: string) {
  const { accessEndsAt, mustChangePassword, loginKey } = users;
  const [person] = await db
    .select({ accessEndsAt, mustChangePassword, loginKey, homeClosedAt: practices.closedAt })
    .from(users)
    .leftJoin(practices, eq(practices.id, users.homePracticeId))
    .where(eq(users.id, userId));
  if (!person) throw new NotFoundError();
  return person;
}

/** The link by which an invited person chooses a password, and whether its mail got stuck. */
async function invitationOf(user: FoundUser): Promise<Pick<SignInFacts, "linkUntil" | "undelivered">> {
  if (user.status !== "invited") return { linkUntil: null, undelivered: false };
  const [link] = await db
    .select({ expiresAt: links.expiresAt })
    .from(links)
    .where(
      and(
        eq(links.userId, user.id),
        inArray(links.kind, ["invitation", "setup"]),
        isNull(links.usedAt),
        isNull(links.withdrawnAt),
        gt(links.expiresAt, now()),
      ),
    )
    .orderBy(desc(links.expiresAt))
    .limit(1);
  return { linkUntil: link?.expiresAt ?? null, undelivered: await isUndelivered(user) };
}

async function isUndelivered(user: FoundUser): Promise<boolean> {
  const recipient = mailAddressOf(user);
  if (!recipient || !user.homePracticeId) return false;
  const [parked] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.practiceId, user.homePracticeId),
        eq(outbox.state, "parked"),
        eq(outbox.kind, "invitation"),
        eq(outbox.recipient, recipient),
      ),
    )
    .limit(1);
  return parked !== undefined;
}
