import { and, eq, gt, isNull, or } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { now } from "@/lib/clock";
import { isFreshReset } from "./rules";

/** Somebody who may decide, and where to write to them; null for nowhere. */
export type Decider = { id: string; name: string; recipient: string | null };

/** Whoever has the Admin permission at the practice today and can use it: its own Admins, and Group Admins with login there. */
export async function decidersAt(practiceId: string | null): Promise<Decider[]> {
  const rows = practiceId
    ? await db
        .select(person)
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .innerJoin(practices, eq(practices.id, memberships.practiceId))
        .where(
          and(
            eq(memberships.practiceId, practiceId),
            memberships.admin,
            memberships.listed,
            isNull(memberships.endedAt),
            isNull(practices.closedAt),
            mayEnter(),
          ),
        )
    : await supportPeople();
  return rows.map(asDecider);
}

/** The support accounts, who are told when nobody else can decide. */
export async function supportDeciders(): Promise<Decider[]> {
  return (await supportPeople()).map(asDecider);
}

type Asked = { userId: string; practiceId: string | null; toSupport: boolean };

/** Whether this user may decide that request today. One's own is another rule (whyNotOwn). */
export async function mayDecide(userId: string, request: Asked): Promise<boolean> {
  const people = await decidersAt(request.practiceId);
  if (people.some(({ id }) => id === userId)) return true;
  return isLeftToSupport(request, people) && (await supportDeciders()).some(({ id }) => id === userId);
}

/** Support decides where nobody of the practice could when it was asked, or none can be reached any more: they left, or it was closed. */
function isLeftToSupport({ toSupport }: Asked, people: Decider[]): boolean {
  return toSupport || people.every(({ recipient }) => recipient === null);
}

/**
 * Who is told of a request of this user: every other Admin; the user alone as the practice's sole Admin. `toSupport` when nobody of
 * them could read a mail and approve.
 */
export async function toldOf(user: { id: string; practiceId: string | null; passwordResetAt: Date | null }) {
  const all = await decidersAt(user.practiceId);
  const others = all.filter(({ id }) => id !== user.id);
  const told = (others.length > 0 ? others : all).filter(({ recipient }) => recipient !== null);
  const ownOnly = others.length === 0 && isFreshReset(user.passwordResetAt, now());
  const toSupport = user.practiceId !== null && (told.length === 0 || ownOnly);
  const support = toSupport ? (await supportDeciders()).filter(({ recipient }) => recipient !== null) : [];
  return {
    told: user.practiceId === null ? told.filter(({ id }) => id !== user.id) : [...told, ...support],
    toSupport,
  };
}

const person = {
  id: users.id,
  name: users.name,
  loginKind: users.loginKind,
  login: users.login,
  contactEmail: users.contactEmail,
};

function supportPeople() {
  return db.select(person).from(users).where(and(users.support, mayEnter()));
}

function mayEnter() {
  return and(eq(users.status, "active"), or(isNull(users.accessEndsAt), gt(users.accessEndsAt, now())));
}

function asDecider({ id, name, ...mail }: Awaited<ReturnType<typeof supportPeople>>[number]): Decider {
  return { id, name, recipient: mailAddressOf(mail) };
}
