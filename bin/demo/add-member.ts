import { eq } from "drizzle-orm";
import type { Facts } from "@/db/schema/audit";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { type Actor, system } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/end-sessions";
import { permissionKey } from "@/lib/auth/permissions";
import { DAY, now } from "@/lib/clock";
import type { Photo } from "@/lib/photos/read-photo";
import { standardRoles } from "@/lib/practices/standard-roles";
import { endOfDay } from "@/lib/users/access-end";
import { addPerson, type UserRow } from "@/lib/users/add-person";
import { openWayIn } from "@/lib/users/way-in";
import { adminOf } from "./admin-of";
import { type Cast, personOf, practiceOf } from "./cast";
import type { Member, Part, Slug } from "./cast/member";
import type { DemoPractice } from "./found-practices";
import { joinPractice } from "./join-practice";
import { passwordHash } from "./password";
import { drawPortrait } from "./portrait";

/** Adds one person, by the Admin who set the practice up; those themselves are added by the demo. */
export async function addMember(cast: Cast, slug: Slug, member: Member): Promise<void> {
  const practice = practiceOf(cast, slug);
  const portrait = member.look && (await drawPortrait(member.look));
  const founder = [...cast.practices.values()].some(({ setUpBy }) => setUpBy === member.login);
  const admin = founder ? undefined : await adminOf(cast, slug);
  const hash = await passwordHash();
  await change(admin ?? system("demo"), "user.created", async (tx, about) => {
    const person = await addPerson(tx, columnsOf(member, practice, hash));
    await joinPractice(tx, practice, { person, part: member, portrait, isHome: true });
    if (member.invited && admin) await openWayIn(tx, admin, person);
    cast.people.set(member.name, person);
    about(
      { kind: "user", id: person.id, name: person.name, practiceId: practice.id },
      { after: facts(member) },
    );
  });
  for (const [other, part] of Object.entries(member.also ?? {}))
    await joinElsewhere(cast, other as Slug, { member, part, portrait, by: founder ? undefined : "admin" });
}

/** Ends somebody's time at a practice, as its Admin does. */
export async function deactivateMember(cast: Cast, slug: Slug, { name }: Member): Promise<void> {
  const person = personOf(cast, name);
  await change(await adminOf(cast, slug), "user.deactivated", async (tx, about) => {
    await tx.update(users).set({ status: "deactivated" }).where(eq(users.id, person.id));
    await endSessions(tx, person.id, "deactivated");
    about(
      { kind: "user", id: person.id, name },
      { before: { Status: "Active" }, after: { Status: "Deactivated" } },
    );
  });
}

type Joining = { member: Member; part: Part; portrait: Photo | undefined; by: "admin" | undefined };

async function joinElsewhere(cast: Cast, slug: Slug, { member, part, portrait, by }: Joining): Promise<void> {
  const practice = practiceOf(cast, slug);
  const person = personOf(cast, member.name);
  const actor: Actor = by ? await adminOf(cast, slug) : system("demo");
  await change(actor, "user.joined", async (tx, about) => {
    await joinPractice(tx, practice, { person, part, portrait, isHome: false });
    about(
      { kind: "user", id: person.id, name: person.name, practiceId: practice.id },
      { after: facts(part) },
    );
  });
}

function columnsOf(
  { name, login, contactEmail = "", ...member }: Member,
  practice: DemoPractice,
  hash: string,
) {
  const accessEndsOn = member.ends === undefined ? null : dayIn(member.joined + member.ends);
  const withoutPassword = member.invited || !login;
  return {
    groupId: practice.groupId,
    homePracticeId: practice.id,
    name,
    login,
    loginKind: loginKindOf(login),
    contactEmail: contactEmail || null,
    passwordHash: withoutPassword ? null : hash,
    passwordChangedAt: withoutPassword ? null : now(),
    status: member.invited ? ("invited" as const) : ("active" as const),
    groupAdmin: member.groupAdmin ?? false,
    accessEndsOn,
    accessEndsAt: accessEndsOn ? endOfDay(accessEndsOn, practice.timeZone) : null,
  };
}

/** Days are told from when the person joined, which is the moment on the clock. */
function dayIn(days: number): string {
  return new Date(now().getTime() + days * DAY).toISOString().slice(0, 10);
}

function loginKindOf(login: string | null): UserRow["loginKind"] {
  if (!login) return "none";
  return login.includes("@") ? "email" : "username";
}

function facts({ role, can = [] }: Part): Facts {
  const held = permissionKey.filter(({ name }) => can.includes(name));
  return {
    Role: standardRoles.find(({ key }) => key === role)?.name ?? "",
    ...Object.fromEntries(held.map(({ label }) => [label, true])),
  };
}
