import { type GroupActor, groupActor } from "@/lib/auth/group-actor";
import { readSession } from "@/lib/auth/read-session";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { UserRow } from "@/lib/users/add-person";
import { alsoAt, aPerson, aPractice, sessionOf } from "@/tests/support/world";

/** The person signed in, as Group Admin of that group. */
export async function leading(person: UserRow, groupId: string): Promise<GroupActor> {
  const lead = await groupActor(await readSession(await sessionOf(person)), groupId, "192.0.2.7");
  if (!lead) throw new Error(`${person.name} leads no practice there`);
  return lead;
}

export type Group = {
  home: PracticeRow;
  harbor: PracticeRow;
  /** Of the group, but its Group Admin is no Admin there. */
  far: PracticeRow;
  grace: UserRow;
  lead: GroupActor;
};

/** A group of three practices with a Group Admin of two. */
export async function aGroup(): Promise<Group> {
  const home = await aPractice({ name: "Downtown" });
  const { groupId } = home;
  const harbor = await aPractice({ name: "Harbor", groupId });
  const far = await aPractice({ name: "Far", groupId });
  const grace = await aPerson({ at: home, can: ["admin"], groupAdmin: true, name: "Grace Lindqvist" });
  await alsoAt(grace, harbor, ["admin"]);
  await alsoAt(grace, far, ["chatUser"]);
  return { home, harbor, far, grace, lead: await leading(grace, groupId) };
}
