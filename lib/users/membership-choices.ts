import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import type { FoundUser } from "./find-user";
import { heldBy, textOf } from "./held-memberships";
import { offeredTo } from "./other-lines";
import { practicesAdministeredBy } from "./other-practices";
import { type RoleAt, rolesAt } from "./roles-at";

/** The roles that practices offer, by key: most practices of a group share one list. */
export type RoleList = { key: string; name: string; maySign: boolean }[];

export type PracticeLine = {
  id: string;
  name: string;
  /** Which of the role lists is the practice's. */
  roles: number;
  /** The rights the user has there now (membership-rights.ts); "" for none. */
  present: string;
  /** Who is the Default Doctor there now. */
  doctor?: string | undefined;
};

export type MembershipChoices = {
  lines: PracticeLine[];
  roleLists: RoleList[];
  /** The home practice's name where that is not the one of the form; undefined where "here" is the home. */
  home?: string | undefined;
  /** Whether "the same as at home" may be given: the Group Admin sees what that is. */
  offersSame: boolean;
};

/** What **Allow Login to Other Practices** offers a Group Admin; undefined where there is no other practice for them to give. */
export async function membershipChoices(
  admin: Authorized<"group.manage">,
  user?: FoundUser,
): Promise<MembershipChoices | undefined> {
  const homeId = user?.homePracticeId ?? admin.practice.id;
  const offered = await offeredTo(admin, homeId);
  if (offered.length === 0) return undefined;
  const ids = offered.map(({ id }) => id);
  const held = new Map((user ? await heldBy(user.id) : []).map((one) => [one.practice.id, one]));
  const roles = await rolesAt(ids);
  const doctors = await doctorsAt(ids, user?.id);
  const lists: RoleList[] = [];
  const lines = offered.map(({ id, name }) => ({
    id,
    name,
    roles: listFor(lists, roles.get(id) ?? [], held.get(id)?.role.id),
    present: textOf(held.get(id)),
    doctor: doctors.get(id),
  }));
  const elsewhere = homeId === admin.practice.id ? undefined : (user?.homePracticeName ?? undefined);
  const offersSame = !elsewhere || (await practicesAdministeredBy(admin)).some(({ id }) => id === homeId);
  return { lines, roleLists: lists, home: elsewhere, offersSame };
}

/** The number of the list that has exactly these roles; a retired one is offered only to who has it. */
function listFor(lists: RoleList[], roles: RoleAt[], current: string | undefined): number {
  const list = roles
    .filter(({ id, retiredAt }) => !retiredAt || id === current)
    .map(({ key, name, maySign }) => ({ key, name, maySign }));
  const text = JSON.stringify(list);
  const known = lists.findIndex((one) => JSON.stringify(one) === text);
  return known < 0 ? lists.push(list) - 1 : known;
}

async function doctorsAt(practiceIds: string[], userId?: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ practiceId: memberships.practiceId, userId: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(memberships.practiceId, practiceIds), memberships.defaultDoctor, memberships.listed));
  return new Map(rows.filter((row) => row.userId !== userId).map((row) => [row.practiceId, row.name]));
}

/** The form's fields for the practices where the user is already: what they begin with, and what `base` holds. */
export function membershipValues({ lines }: MembershipChoices): Record<string, string> {
  const present = lines.filter((line) => line.present !== "");
  return Object.fromEntries(present.map(({ id, present: text }) => [`practice.${id}`, text]));
}
