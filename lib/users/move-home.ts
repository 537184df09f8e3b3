import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import { type About, change } from "@/lib/audit/change";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { moveDevices } from "@/lib/devices/move-devices";
import { ConflictError, InvalidError } from "@/lib/errors";
import { endOfDay } from "./access-end";
import type { Done } from "./deactivate-user";
import { type FoundUser, getUser } from "./find-user";
import { followHome } from "./follow-home";
import { type HeldMembership, heldBy } from "./held-memberships";
import { practicesAdministeredBy } from "./other-practices";

/**
 * Makes another of a user's practices their home, by a Group Admin who is an Admin of both: its Admins then manage the person and decide on
 * devices. Role and permissions stay at both; what follows the home practice follows the new one. Throws InvalidError("practiceId").
 */
export function moveHome(
  admin: Authorized<"group.manage">,
  userId: string,
  practiceId: string,
): Promise<Done> {
  return change(admin, "user.home-moved", async (tx, about) => {
    const user = await getUser(authorize(admin, "users.manage"), userId);
    const { from, candidates } = await homesFor(admin, user);
    if (!from) throw new InvalidError("practiceId", notTheirs(user));
    const to = candidates.find(({ practice }) => practice.id === practiceId);
    if (!to)
      throw new InvalidError("practiceId", `Choose one of the practices that ${user.name} can log in to.`);
    await move(tx, user, from, to);
    note(about, user, from, to);
    const followed = await followHome(tx, about, admin, user, "practiceId");
    return {
      follows: [
        `The Admins of ${to.practice.name} now change ${user.name}'s name, sign-in and e-mail, and decide on new devices.`,
        ...followed,
      ],
    };
  });
}

/** The home of a user, if the Group Admin is an Admin there too, and the practices they could move it to. */
export async function homesFor(admin: Authorized<"group.manage">, user: FoundUser) {
  const administered = new Set((await practicesAdministeredBy(admin)).map(({ id }) => id));
  const held = (await heldBy(user.id)).filter(({ practice }) => administered.has(practice.id));
  const candidates = held.filter(({ isHome, practice }) => !isHome && !practice.closedAt);
  return { from: held.find(({ isHome }) => isHome), candidates };
}

/** Why nobody but the Admins of the home can move it. */
export function notTheirs(user: FoundUser): string {
  return `Only a Group Admin who is an Admin of ${user.homePracticeName} too can move ${user.name}'s home practice.`;
}

async function move(tx: Tx, user: FoundUser, from: HeldMembership, to: HeldMembership): Promise<void> {
  const accessEndsAt = user.accessEndsOn ? endOfDay(user.accessEndsOn, await timeZoneOf(tx, to)) : null;
  const moved = await tx
    .update(users)
    .set({ homePracticeId: to.practice.id, accessEndsAt, version: oneMore(users.version) })
    .where(and(eq(users.id, user.id), eq(users.homePracticeId, from.practice.id)))
    .returning({ id: users.id });
  const own = { isHome: false, followsHome: false };
  await tx.update(memberships).set(own).where(eq(memberships.id, from.id));
  const arrived = await tx
    .update(memberships)
    .set({ isHome: true, followsHome: false })
    .where(and(eq(memberships.id, to.id), isNull(memberships.endedAt)))
    .returning({ id: memberships.id });
  if (moved.length === 0 || arrived.length === 0)
    throw new ConflictError(
      `Somebody else changed ${user.name}'s practices a moment ago. Look again, then choose.`,
    );
  await moveDevices(tx, user.id, to.practice.id);
}

/** The last day counts where the home is. */
async function timeZoneOf(tx: Tx, { practice }: HeldMembership): Promise<string> {
  const [row] = await tx
    .select({ timeZone: practices.timeZone })
    .from(practices)
    .where(eq(practices.id, practice.id));
  return row?.timeZone ?? "UTC";
}

/** Told at both practices. */
function note(about: About, { id, name }: FoundUser, from: HeldMembership, to: HeldMembership): void {
  const facts = {
    before: { "Home practice": from.practice.name },
    after: { "Home practice": to.practice.name },
  };
  for (const { practice } of [from, to]) about({ kind: "user", id, name, practiceId: practice.id }, facts);
}
