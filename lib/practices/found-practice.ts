import { eq } from "drizzle-orm";
import { db, newId, type Tx } from "@/db";
import { groups } from "@/db/schema/groups";
import { positionRoles } from "@/db/schema/position-roles";
import { type About, change } from "@/lib/audit/change";
import { findLink, useLink } from "@/lib/auth/links";
import { openTrusted, visitorAt } from "@/lib/auth/open-session";
import { passwordColumns, refuseGuessable } from "@/lib/auth/password-choice";
import { hashPassword } from "@/lib/auth/password-hash";
import { now } from "@/lib/clock";
import type { OpenedSession } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { addMembership, addPerson, type UserRow } from "@/lib/users/add-person";
import { addPractice, type PracticeRow } from "./add-practice";
import { isFounded } from "./first-run";
import { type FirstRunInput, isOwnMailOfPractice } from "./first-run-input";

/**
 * Makes the first group, its practice and its first Admin, and signs the Admin in on this browser, which is trusted.
 * Throws NotFoundError when the link was used or there is a group already, InvalidError at a field.
 */
export async function foundPractice(
  token: string,
  input: FirstRunInput,
  origin: Origin,
): Promise<OpenedSession> {
  const link = await findLink(token, "first-run");
  if (!link || (await isFounded())) throw new NotFoundError();
  if (isOwnMailOfPractice(input.email, input.practiceEmail))
    throw new InvalidError("email", "This e-mail is the practice's own. Sign in with one of yours.");
  await refuseGuessable(input.newPassword, input.email, [input.practiceName, input.groupName]);
  const passwordHash = await hashPassword(input.newPassword);
  return change(visitorAt(origin), "group.created", async (tx, about) => {
    if (!(await useLink(tx, link.id)) || (await isFounded())) throw new NotFoundError();
    const practice = await addFirstPractice(tx, input);
    const admin = await addFirstAdmin(tx, practice, input, passwordHash);
    note(about, input, practice, admin);
    return openTrusted(tx, about, admin.id, origin, "first set-up");
  });
}

async function addFirstPractice(tx: Tx, input: FirstRunInput): Promise<PracticeRow> {
  const groupId = newId();
  await tx.insert(groups).values({ id: groupId, name: input.groupName, createdAt: now() });
  const { slug, practiceName: name, practiceEmail: email, phone, timeZone } = input;
  return addPractice(tx, { groupId, slug, name, email, phone, timeZone });
}

async function addFirstAdmin(
  tx: Tx,
  practice: PracticeRow,
  { name, email }: FirstRunInput,
  passwordHash: string,
): Promise<UserRow> {
  const admin = await addPerson(tx, {
    groupId: practice.groupId,
    homePracticeId: practice.id,
    name,
    loginKind: "email",
    login: email,
    contactEmail: null,
    status: "active",
    ...passwordColumns(passwordHash),
  });
  const roles = await db.select().from(positionRoles).where(eq(positionRoles.practiceId, practice.id));
  const roleId = roles.find(({ key }) => key === "office-manager")?.id ?? "";
  await addMembership(tx, practice, { userId: admin.id, roleId, isHome: true, admin: true });
  return admin;
}

function note(about: About, input: FirstRunInput, practice: PracticeRow, admin: UserRow): void {
  const practiceId = practice.id;
  const person = { kind: "user", id: admin.id, name: admin.name, practiceId };
  about({ kind: "group", id: practice.groupId, name: input.groupName, practiceId });
  about(
    { kind: "practice", id: practice.id, name: practice.name, practiceId },
    { after: { Address: practice.slug, "Time zone": practice.timeZone } },
    "practice.created",
  );
  about(person, { after: { Role: "Office Manager", Admin: true } }, "user.created");
}
