import { and, asc, eq, isNull } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import { makeLink } from "@/lib/auth/links";
import type { Support } from "@/lib/auth/support";
import { tellAdmins } from "@/lib/devices/tell-admins";
import { InvalidError } from "@/lib/errors";
import { enqueue } from "@/lib/outbox/enqueue";
import { foldLogin } from "@/lib/text";
import { addMembership, addPerson } from "@/lib/users/add-person";
import { againIfTaken } from "@/lib/users/again-if-taken";
import { act } from "./act";
import { getPractice, type SeenPractice } from "./find-practice";
import type { AdminInput } from "./input";
import { refuseClosed, refuseInvitation } from "./refuse-invitation";

/**
 * Invites somebody as an Admin of a practice. The very first one is trusted on the device that finishes the set-up. Where there are Admins
 * already it takes a reason, and they are told. Inviting somebody who has not come yet sends the invitation again.
 * Throws InvalidError at `email` or `reason`, or for a closed practice.
 */
export function inviteAdmin(
  support: Support,
  slug: string,
  input: Omit<AdminInput, "reason">,
): Promise<"invited" | "again"> {
  return againIfTaken(() =>
    act(support, "user.created", async (tx, about) => {
      const practice = await getPractice(support, slug);
      refuseClosed(practice);
      const known = await findByLogin(input.email);
      if (known && (await isInvitedAdmin(known, practice))) {
        about({ kind: "user", id: known.id, name: known.name, practiceId: practice.id }, {}, "user.invited");
        await sendInvitation(tx, support, practice, known.id, input.email);
        return "again";
      }
      if (known) throw new InvalidError("email", "That e-mail is already used to sign in. Use another one.");
      await refuseInvitation(support, practice, input.email);
      const role = await roleFor(practice.id);
      const person = await addInvited(tx, practice, role.id, input);
      const subject = { kind: "user", id: person.id, name: person.name, practiceId: practice.id };
      about(subject, { after: { Role: role.name, Admin: true } });
      await sendInvitation(tx, support, practice, person.id, input.email);
      await tellThoseBefore(tx, support, practice, input.name);
      return "invited";
    }),
  );
}

async function findByLogin(login: string) {
  const { id, name, status } = users;
  const [known] = await db
    .select({ id, name, status })
    .from(users)
    .where(eq(users.loginKey, foldLogin(login)));
  return known;
}

async function isInvitedAdmin(
  user: { id: string; status: string },
  practice: SeenPractice,
): Promise<boolean> {
  if (user.status !== "invited") return false;
  const here = and(eq(memberships.practiceId, practice.id), isNull(memberships.endedAt));
  const [own] = await db
    .select({ admin: memberships.admin })
    .from(memberships)
    .where(and(eq(memberships.userId, user.id), here));
  return own?.admin === true;
}

/** Office Manager, or what the practice has in its place. */
async function roleFor(practiceId: string) {
  const roles = await db
    .select()
    .from(positionRoles)
    .where(and(eq(positionRoles.practiceId, practiceId), isNull(positionRoles.retiredAt)))
    .orderBy(asc(positionRoles.position));
  const role = roles.find(({ key }) => key === "office-manager") ?? roles[0];
  if (!role) throw new Error("A practice without a role.");
  return role;
}

async function addInvited(
  tx: Tx,
  practice: SeenPractice,
  roleId: string,
  { name, email }: { name: string; email: string },
) {
  const person = await addPerson(tx, {
    groupId: practice.groupId,
    homePracticeId: practice.id,
    name,
    loginKind: "email",
    login: email,
    contactEmail: null,
    status: "invited",
  });
  await addMembership(tx, practice, { userId: person.id, roleId, isHome: true, admin: true });
  return person;
}

async function sendInvitation(
  tx: Tx,
  support: Support,
  practice: SeenPractice,
  userId: string,
  recipient: string,
): Promise<void> {
  const link = await makeLink(tx, "invitation", userId);
  const about = { userId, linkId: link.id, invitedBy: support.userId ?? "support" };
  await enqueue(tx, { kind: "invitation", recipient, practiceId: practice.id, about });
}

async function tellThoseBefore(tx: Tx, support: Support, practice: SeenPractice, name: string) {
  const sentence = `${name} was invited as an Admin. Reason: ${support.reason ?? "none given"}`;
  await tellAdmins(tx, { practice, name: support.name }, [sentence]);
}
