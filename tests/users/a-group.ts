import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { change } from "@/lib/audit/change";
import { authorize } from "@/lib/auth/authorize";
import { openSession } from "@/lib/auth/open-session";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { alsoAt, aPerson, aPractice, aVisitor, signedIn } from "@/tests/support/world";

/** Three practices of a group, and Grace, Group Admin with her home at Downtown and Admin at all three. */
export async function aGroup() {
  const downtown = await aPractice({ name: "Downtown" });
  const harbor = await aPractice({ name: "Harbor", groupId: downtown.groupId });
  const uptown = await aPractice({ name: "Uptown", groupId: downtown.groupId });
  const person = await aPerson({
    at: downtown,
    name: "Grace Lindqvist",
    can: ["admin"],
    role: "office-manager",
    groupAdmin: true,
  });
  for (const practice of [harbor, uptown]) await alsoAt(person, practice, ["admin"], "office-manager");
  const grace = Object.assign(authorize(await signedIn(person, downtown), "group.manage"), { person });
  const graceAtHarbor = authorize(await signedIn(person, harbor), "users.manage");
  return { downtown, harbor, uptown, grace, graceAtHarbor };
}

/** The membership somebody has at a practice now, as it stands in the database. */
export async function heldAt(person: { id: string }, practice: PracticeRow) {
  const here = and(
    eq(memberships.userId, person.id),
    eq(memberships.practiceId, practice.id),
    isNull(memberships.endedAt),
  );
  const [held] = await db.select().from(memberships).where(here);
  return held;
}

/** A session on a device that nobody approved, which only where 2 Factor Authenticator is off opens anything. */
export async function untrustedSessionOf(person: { id: string }): Promise<void> {
  const origin = { userAgent: "a new browser", address: "192.0.2.8" };
  await change(aVisitor(), "session.opened", (tx, about) => openSession(tx, about, person.id, origin));
}
