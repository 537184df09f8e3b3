import { and, count, countDistinct, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { db } from "@/db";
import { alias } from "@/db/dialect";
import { loginRequests } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { Support } from "@/lib/auth/support";
import { fromNow, HOUR } from "@/lib/clock";
import { waits } from "@/lib/devices/waits";
import type { SeenPractice } from "./find-practice";
import { onlyAdminsElsewhere } from "./only-admins";

/** What closing a practice would end, said beforehand. */
export type Closing = {
  /** Signed in within the last hour, of all its members. */
  signedIn: number;
  openRequests: number;
  /** Have no other practice: they can't sign in any more. */
  lockedOut: number;
  /** Home here and login elsewhere: they go on there, but nobody is left to look after their account. */
  goOn: { id: string; name: string }[];
  /** Of those, who is the only Admin of another practice. */
  onlyAdmins: { name: string; practice: string }[];
  /** It is the group's last open practice. */
  lastOfGroup: boolean;
};

/** What closing this practice would end. */
export async function beforeClosing(_support: Support, practice: SeenPractice): Promise<Closing> {
  const [signedIn, openRequests, atHome, goOn, others] = await Promise.all([
    countSignedIn(practice.id),
    countOpen(practice.id),
    countAtHome(practice.id),
    peopleWhoGoOn(practice.id),
    countOthersOfGroup(practice),
  ]);
  return {
    signedIn,
    openRequests,
    lockedOut: atHome - goOn.length,
    goOn,
    onlyAdmins: await onlyAdminsElsewhere(goOn, practice.id),
    lastOfGroup: others === 0,
  };
}

async function countSignedIn(practiceId: string): Promise<number> {
  const [row] = await db
    .select({ people: countDistinct(sessions.userId) })
    .from(memberships)
    .innerJoin(sessions, and(eq(sessions.userId, memberships.userId), eq(sessions.state, "active")))
    .where(
      and(
        eq(memberships.practiceId, practiceId),
        isNull(memberships.endedAt),
        gt(sessions.lastSeenAt, fromNow(-HOUR)),
      ),
    );
  return row?.people ?? 0;
}

async function countOpen(practiceId: string): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(loginRequests)
    .where(and(eq(loginRequests.practiceId, practiceId), waits()));
  return row?.open ?? 0;
}

/** Who could sign in, of those whose home it is. */
const canSignIn = (practiceId: string) =>
  and(
    eq(users.homePracticeId, practiceId),
    inArray(users.status, ["invited", "active"]),
    ne(users.loginKind, "none"),
  );

async function countAtHome(practiceId: string): Promise<number> {
  const [row] = await db.select({ people: count() }).from(users).where(canSignIn(practiceId));
  return row?.people ?? 0;
}

const elsewhere = alias(memberships, "elsewhere");

function peopleWhoGoOn(practiceId: string) {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(elsewhere, eq(elsewhere.userId, users.id))
    .innerJoin(practices, eq(practices.id, elsewhere.practiceId))
    .where(
      and(
        canSignIn(practiceId),
        ne(elsewhere.practiceId, practiceId),
        isNull(elsewhere.endedAt),
        isNull(practices.closedAt),
      ),
    )
    .orderBy(users.name);
}

async function countOthersOfGroup({ id, groupId }: SeenPractice): Promise<number> {
  const [row] = await db
    .select({ others: count() })
    .from(practices)
    .where(and(eq(practices.groupId, groupId), ne(practices.id, id), isNull(practices.closedAt)));
  return row?.others ?? 0;
}
