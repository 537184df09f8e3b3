import { and, eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import type { Support } from "@/lib/auth/support";
import { tellAdmins } from "@/lib/devices/tell-admins";
import { ConflictError, InvalidError } from "@/lib/errors";
import { act } from "./act";
import { getPerson, listAdministered, type SeenPerson } from "./find-person";

/**
 * Switches Group Admin on or off for a user, and mails the Admins of their home practice. On only for who is an Admin at a practice of the
 * group: throws InvalidError otherwise, ConflictError when it is so already.
 */
export function setGroupAdmin(support: Support, userId: string, on: boolean): Promise<void> {
  return act(support, "user.changed", async (tx, about) => {
    const person = await getPerson(support, userId);
    const adminAt = await listAdministered(support, userId);
    if (on && adminAt.length === 0) throw new InvalidError("", notAnAdmin(person));
    const changed = await tx
      .update(users)
      .set({ groupAdmin: on, version: oneMore(users.version) })
      .where(and(eq(users.id, userId), eq(users.groupAdmin, !on)))
      .returning({ id: users.id });
    if (changed.length === 0)
      throw new ConflictError(`${person.name} is ${on ? "a Group Admin already" : "no Group Admin"}.`);
    const facts = { before: { "Group Admin": !on }, after: { "Group Admin": on } };
    // At each practice where it gives or takes something, and at home, whose Admins look after the person.
    for (const practiceId of new Set([person.homePracticeId, ...adminAt.map(({ id }) => id)]))
      about({ kind: "user", id: userId, name: person.name, practiceId }, facts);
    await tellHome(tx, support, person, on);
  });
}

async function tellHome(tx: Tx, support: Support, { name, homePracticeId }: SeenPerson, on: boolean) {
  const { id, slug, timeZone } = practices;
  const [home] = await db
    .select({ id, slug, name: practices.name, timeZone })
    .from(practices)
    .where(eq(id, homePracticeId));
  if (!home) return;
  const sentence = on
    ? `${name} is a Group Admin now: they can give users login to the other practices of the group where they are an Admin.`
    : `${name} is no Group Admin any more. Logins they gave stay.`;
  await tellAdmins(tx, { practice: home, name: support.name }, [sentence]);
}

function notAnAdmin({ name }: SeenPerson): string {
  return `${name} is not an Admin at any open practice of the group. An Admin there gives the permission first.`;
}
