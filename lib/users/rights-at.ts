import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { About } from "@/lib/audit/change";
import { InvalidError } from "@/lib/errors";
import { takeDefaultDoctorFromOthers } from "./default-doctor";
import type { FoundUser } from "./find-user";
import { followingRights, type RightsColumns } from "./following";
import type { HeldMembership } from "./held-memberships";
import type { AskedRights } from "./membership-rights";
import { join, takeAdmin, writeRights } from "./membership-writes";
import type { OtherPractice } from "./other-practices";
import { factsOfGiven, factsOfRightsChange } from "./rights-facts";
import type { RoleAt } from "./roles-at";
import { isLastingAdmin } from "./rules";

/** A practice at which a user's membership is given, changed, or (nothing asked) taken. */
export type Line = {
  at: OtherPractice;
  asked: AskedRights | undefined;
  held: HeldMembership | undefined;
};

type Given = Line & { asked: AskedRights };
type Around = { home: HeldMembership; roles: RoleAt[] };

/** The form's field for a practice, where whatever is wrong there stands. */
export const fieldOf = (practiceId: string) => `practice.${practiceId}`;

/** Gives a membership, revives an ended one, or gives one that stands other rights. Whose Default Doctor was taken comes back. */
export async function giveRightsAt(
  tx: Tx,
  about: About,
  user: FoundUser,
  line: Given,
  { home, roles }: Around,
): Promise<{ name: string } | undefined> {
  const { at, asked, held } = line;
  const there = held ?? { admin: false, defaultDoctor: false };
  const rights = asked.follows
    ? followingRights(home, there, { roles, mayGiveAdmin: true })
    : { ...asked.permissions, roleId: ownRole(line, asked.role, roles) };
  if (rights.defaultDoctor && !there.defaultDoctor) refuseAbsentDoctor(user, at);
  const displaced =
    rights.defaultDoctor && !there.defaultDoctor
      ? await takeDefaultDoctorFromOthers(tx, about, at.id, user.id)
      : undefined;
  const columns = { ...rights, followsHome: asked.follows };
  if (held) await change(tx, user, held, columns);
  else await join(tx, user.id, at, columns);
  note(about, user, line, { ...columns, role: roles.find(({ id }) => id === rights.roleId)?.name ?? "" });
  return displaced;
}

function ownRole({ at, held }: Given, key: string, roles: RoleAt[]): string {
  const role = roles.find((one) => one.key === key);
  if (!role) throw new InvalidError(fieldOf(at.id), `Choose a role at ${at.name}.`);
  if (role.retiredAt && held?.role.id !== role.id)
    throw new InvalidError(
      fieldOf(at.id),
      `The role ${role.name} is no longer in use at ${at.name}. Choose another one.`,
    );
  return role.id;
}

function refuseAbsentDoctor(user: FoundUser, at: OtherPractice): void {
  if (user.status === "deactivated")
    throw new InvalidError(
      fieldOf(at.id),
      `${user.name} is deactivated and can't be the Default Doctor of ${at.name}. Reactivate them first.`,
    );
}

type Columns = RightsColumns & { followsHome: boolean };

async function change(tx: Tx, user: FoundUser, held: HeldMembership, columns: Columns): Promise<void> {
  const { practice, id } = held;
  const loses = isLastingAdmin({ ...user, admin: held.admin }) && !columns.admin;
  const kept = !loses || (await takeAdmin(tx, user.id, id, practice.id));
  if (!kept || !(await writeRights(tx, id, columns)))
    throw new InvalidError(
      fieldOf(practice.id),
      `${user.name} is the last active Admin of ${practice.name}. Make somebody else an Admin there first.`,
    );
  const unnamed = held.defaultDoctor && !columns.defaultDoctor;
  if (unnamed) await tx.update(memberships).set({ nameOnForms: null }).where(eq(memberships.id, id));
}

function note(about: About, user: FoundUser, { at, held }: Line, rights: Columns & { role: string }): void {
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: at.id };
  if (!held) about(subject, { after: factsOfGiven(rights) }, "user.joined");
  else about(subject, factsOfRightsChange({ ...held, role: held.role.name }, rights), "user.changed");
}
