import { and, count, eq, isNull } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given, isTrue, listOfRows } from "@/db/sql";
import type { Gate } from "./read-session";

declare const proved: unique symbol;

/** A practice as a group's pages name it. */
export type GroupPractice = { id: string; slug: string; name: string; timeZone: string; number: number };

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
  /** Whether these are all practices of the group, closed ones too: then whoever is of the group is of one of them. */
  everywhere: boolean;
  sessionId: string;
  deviceId: string;
  address: string;
  readonly [proved]: true;
};

// One read from the user to the group and the practices they are an Admin of. The user's own group: Group Admin is said of that one.
const readGroup = prepared("group gate", (db) =>
  db
    .select({
      id: groups.id,
      name: groups.name,
      led: listOfRows(practices.id, practices.slug, practices.name, practices.timeZone, practices.number),
      ledPractices: count(),
      allPractices: db.$count(practices, eq(practices.groupId, groups.id)),
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
    .groupBy(groups.id, groups.name),
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
  const [row] = await readGroup({ user: user.id, group: groupId.replaceAll("\0", "\uFFFD") });
  if (!row) return undefined;
  const actor: Omit<GroupActor, typeof proved> = {
    kind: "group",
    userId: user.id,
    name: user.name,
    group: { id: row.id, name: row.name },
    practices: row.led.map(asPractice).sort((one, other) => (one.name < other.name ? -1 : 1)),
    everywhere: row.ledPractices === row.allPractices,
    sessionId: session.id,
    deviceId: session.deviceId,
    address,
  };
  return actor as GroupActor;
}

function asPractice([id = "", slug = "", name = "", timeZone = "", number = ""]: string[]): GroupPractice {
  return { id, slug, name, timeZone, number: Number(number) };
}
