import { and, asc, eq, isNull } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given, isTrue } from "@/db/sql";
import type { Gate } from "./read-session";

declare const proved: unique symbol;

/** A practice as a group's pages name it. */
export type GroupPractice = { id: string; slug: string; name: string; timeZone: string };

/**
 * A Group Admin over the practices of the group where they are an Admin today: no others. Only groupActor() makes one. It changes
 * nothing by itself (change() doesn't take it): actorAt() makes an actor of one practice of it, whose rights are read anew.
 */
export type GroupActor = {
  kind: "group";
  userId: string;
  name: string;
  group: { id: string; name: string };
  /** In the order of their names; never none. */
  practices: GroupPractice[];
  sessionId: string;
  deviceId: string;
  address: string;
  readonly [proved]: true;
};

// One read from the user to the group and the practices they are an Admin of. The user's own group: Group Admin is said of that one.
const readGroup = prepared("group gate", (db) =>
  db
    .select({
      group: { id: groups.id, name: groups.name },
      practice: {
        id: practices.id,
        slug: practices.slug,
        name: practices.name,
        timeZone: practices.timeZone,
      },
    })
    .from(users)
    .innerJoin(groups, eq(groups.id, users.groupId))
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(practices, and(eq(practices.id, memberships.practiceId), eq(practices.groupId, groups.id)))
    .where(
      and(
        eq(users.id, given("user")),
        eq(groups.id, given("group")),
        isTrue(users.groupAdmin),
        isNull(groups.closedAt),
        isTrue(memberships.admin),
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
      ),
    )
    .orderBy(asc(practices.name), asc(practices.id)),
);

/** The actor an active session makes in a group; undefined for everybody who is no Group Admin there, and for a group that isn't. */
export async function groupActor(
  gate: Gate | undefined,
  groupId: string,
  address: string,
): Promise<GroupActor | undefined> {
  if (gate?.session.state !== "active" || gate.user.mustChangePassword) return undefined;
  const { session, user } = gate;
  // Postgres can't hold a NUL: there is no such group.
  const rows = await readGroup({ user: user.id, group: groupId.replaceAll("\0", "\uFFFD") });
  const [first] = rows;
  if (!first) return undefined;
  const actor: Omit<GroupActor, typeof proved> = {
    kind: "group",
    userId: user.id,
    name: user.name,
    group: first.group,
    practices: rows.map(({ practice }) => practice),
    sessionId: session.id,
    deviceId: session.deviceId,
    address,
  };
  return actor as GroupActor;
}
