import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { groups } from "@/db/schema/groups";
import { outbox } from "@/db/schema/outbox";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { type StaffActor, system, type VisitorActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { type LinkKind, makeLink } from "@/lib/auth/links";
import { openTrusted } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password-hash";
import type { Permission } from "@/lib/auth/permissions";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { type Support, supportActor } from "@/lib/auth/support";
import { now, standAt } from "@/lib/clock";
import { isOpened, type OpenedSession, type Opening } from "@/lib/devices/opening";
import { addPractice, type NewPractice, type PracticeRow } from "@/lib/practices/add-practice";
import type { StandardRole } from "@/lib/practices/standard-roles";
import { addMembership, addPerson, type UserRow } from "@/lib/users/add-person";

export const PASSWORD = "open wide please";
let hashed: Promise<string> | undefined;
let counter = 0;

/** A practice of its own, in a group of its own unless one is given. */
export async function aPractice(given: Partial<NewPractice> = {}): Promise<PracticeRow> {
  const slug = `practice-${++counter}-${crypto.randomUUID().slice(0, 6)}`;
  return change(system("tests"), "practice.created", async (tx, about) => {
    const groupId = given.groupId ?? (await aGroup(tx));
    const practice = await addPractice(tx, {
      slug,
      name: `Practice ${counter}`,
      timeZone: "America/New_York",
      ...given,
      groupId,
    });
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
    return practice;
  });
}

async function aGroup(tx: Parameters<typeof addPractice>[0]): Promise<string> {
  const [group] = await tx
    .insert(groups)
    .values({ name: `Group ${counter}`, createdAt: now() })
    .returning();
  return (group as typeof groups.$inferSelect).id;
}

export type Somebody = {
  at: PracticeRow;
  can?: Permission[];
  role?: StandardRole;
  name?: string;
  publicName?: string;
  login?: string | null;
  loginKind?: UserRow["loginKind"];
  contactEmail?: string | null;
  status?: UserRow["status"];
  groupAdmin?: boolean;
  extensions?: string;
  providerId?: string;
};

/** A person at a practice, active and with the password PASSWORD unless told otherwise. */
export async function aPerson(given: Somebody): Promise<UserRow> {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const number = ++counter;
  const roleId = await theRole(given.at, given.role ?? "front-office");
  return change(system("tests"), "user.created", async (tx, about) => {
    const person = await addPerson(tx, {
      groupId: given.at.groupId,
      homePracticeId: given.at.id,
      name: given.name ?? `Person ${number}`,
      loginKind: given.loginKind ?? "email",
      login: given.login === undefined ? `person${number}@${given.at.slug}.example` : given.login,
      contactEmail: given.contactEmail ?? null,
      passwordHash,
      status: given.status ?? "active",
      groupAdmin: given.groupAdmin ?? false,
    });
    const held = Object.fromEntries((given.can ?? []).map((permission) => [permission, true]));
    const { publicName = null, extensions = "", providerId = null } = given;
    await addMembership(tx, given.at, {
      userId: person.id,
      roleId,
      isHome: true,
      publicName,
      extensions,
      providerId,
      ...held,
    });
    about({ kind: "user", id: person.id, name: person.name, practiceId: given.at.id });
    return person;
  });
}

/** Makes a person a member of a further practice too. */
export async function alsoAt(
  person: UserRow,
  practice: PracticeRow,
  can: Permission[] = [],
  role: StandardRole = "front-office",
): Promise<void> {
  const roleId = await theRole(practice, role);
  await change(system("tests"), "user.joined", async (tx, about) => {
    const held = Object.fromEntries(can.map((permission) => [permission, true]));
    await addMembership(tx, practice, { userId: person.id, roleId, isHome: false, ...held });
    about({ kind: "user", id: person.id, name: person.name, practiceId: practice.id });
  });
}

/** The person signed in at the practice: a real session, read back through the gate. */
export async function signedIn(person: UserRow, at: PracticeRow): Promise<StaffActor> {
  const token = await sessionOf(person);
  const actor = staffActor(await readSession(token, at.slug));
  if (!actor) throw new Error(`${person.name} has no way into ${at.name}`);
  return actor;
}

/** A sign-in that got a session. */
export function letIn(opening: Opening | undefined): OpenedSession {
  if (!opening || !isOpened(opening)) throw new Error("There is no session.");
  return opening;
}

/** The secret of a fresh session of this person, on a new device that is trusted. */
export async function sessionOf(person: UserRow): Promise<string> {
  return (await trustedOn(person)).token;
}

/** The same with the device's secret: from there they sign in without a decision. */
export function trustedOn(person: UserRow): Promise<OpenedSession> {
  const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
  return change(aVisitor(), "session.opened", (tx, about) =>
    openTrusted(tx, about, person.id, origin, "tests"),
  );
}

/** Gives a person's row other values, past every rule: how something was before a test begins. */
export async function becomes(
  person: { id: string },
  columns: Partial<typeof users.$inferInsert>,
): Promise<void> {
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: person.id, name: "somebody" });
    await tx.update(users).set(columns).where(eq(users.id, person.id));
  });
}

/** The same for a practice. */
export async function turns(practice: PracticeRow, columns: Partial<PracticeRow>): Promise<void> {
  await change(system("tests"), "practice.changed", async (tx, about) => {
    about({ kind: "practice", id: practice.id, name: practice.name });
    await tx.update(practices).set(columns).where(eq(practices.id, practice.id));
  });
}

/** The token of a fresh link of this kind for this person. */
export async function aLinkFor(person: { id: string } | null, kind: LinkKind): Promise<string> {
  const link = await change(system("tests"), "user.setup-link-made", (tx, about) => {
    about({ kind: "user", id: person?.id ?? null, name: "somebody" });
    return makeLink(tx, kind, person?.id ?? null);
  });
  return link.url.split("/").at(-1) as string;
}

/** An Admin of the practice, signed in and authorised for the capability. */
export async function anAdmin<C extends Capability>(
  capability: C,
  at: PracticeRow,
  given: Partial<Somebody> = {},
) {
  const person = await aPerson({ can: ["admin"], role: "office-manager", ...given, at });
  return authorize(await signedIn(person, at), capability);
}

export function aVisitor(address = "192.0.2.7"): VisitorActor {
  return { kind: "visitor", address, userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0" };
}

/** A provider of the practice's list. */
export async function aProvider(
  at: PracticeRow,
  abbreviation = `PROV${++counter}`,
): Promise<typeof providers.$inferSelect> {
  return change(system("tests"), "provider.created", async (tx, about) => {
    const row = {
      practiceId: at.id,
      externalId: abbreviation,
      externalKey: abbreviation.toLowerCase(),
      abbreviation,
      name: abbreviation,
      kind: "doctor" as const,
      createdAt: now(),
    };
    const [added] = await tx.insert(providers).values(row).returning();
    about({ kind: "provider", id: added?.id ?? null, name: abbreviation, practiceId: at.id });
    return added as typeof providers.$inferSelect;
  });
}

/** The id of a standard role at a practice. */
export async function theRole(at: PracticeRow, key: StandardRole): Promise<string> {
  const [role] = await db
    .select()
    .from(positionRoles)
    .where(and(eq(positionRoles.practiceId, at.id), eq(positionRoles.key, key)));
  return (role as typeof positionRoles.$inferSelect).id;
}

/** What the log of a practice says, oldest first. */
export function theLogOf(at: PracticeRow) {
  return db.select().from(auditEntries).where(eq(auditEntries.chain, at.id)).orderBy(auditEntries.number);
}

/** The mails that wait for a practice, oldest first. */
export function theOutboxOf(at: PracticeRow) {
  return db.select().from(outbox).where(eq(outbox.practiceId, at.id)).orderBy(outbox.id);
}

/** How many of a person's sessions still open something. */
export async function liveSessionsOf(person: { id: string }): Promise<number> {
  const rows = await db.select().from(sessions).where(eq(sessions.userId, person.id));
  return rows.filter((session) => session.state !== "ended").length;
}

/** Stands at a moment, written as "2026-03-02 09:00" in UTC. */
export function at(moment: string): void {
  standAt(new Date(`${moment.replace(" ", "T")}:00Z`));
}

/** A support account, active and with the password PASSWORD: it belongs to no practice. */
export async function aSupportAccount(name = "Sofia Marsh"): Promise<UserRow> {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const login = `support${++counter}-${crypto.randomUUID().slice(0, 6)}@chairside.example`;
  return change(system("tests"), "user.created", async (tx, about) => {
    const columns = { name, loginKind: "email", login, contactEmail: null, passwordHash } as const;
    const person = await addPerson(tx, { ...columns, status: "active", support: true });
    about({ kind: "user", id: person.id, name });
    return person;
  });
}

/** A support account, signed in on a device that is trusted. */
export async function aSupporter(account?: UserRow): Promise<Support> {
  const person = account ?? (await aSupportAccount());
  const support = supportActor(await readSession(await sessionOf(person)));
  if (!support) throw new Error(`${person.name} is no support account`);
  return support;
}

/** A practice as it is now. */
export async function theRowOf({ id }: { id: string }): Promise<PracticeRow> {
  const [row] = await db.select().from(practices).where(eq(practices.id, id));
  return row as PracticeRow;
}
