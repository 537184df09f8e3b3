import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { given, givenTo, nextMembershipNumber } from "@/db/sql";
import { now } from "@/lib/clock";
import type { RightsColumns } from "./following";
import { leavesAnAdminAt } from "./lasting-admin";

// Somebody may be given five hundred at once, and SQLite builds a statement on memberships with all its triggers: each is built once.

type MembershipRow = typeof memberships.$inferSelect;
type Columns = RightsColumns & { followsHome: boolean };

const rights = {
  roleId: givenTo(memberships.roleId, "roleId"),
  showInApp: givenTo(memberships.showInApp, "showInApp"),
  admin: givenTo(memberships.admin, "admin"),
  chatUser: givenTo(memberships.chatUser, "chatUser"),
  defaultDoctor: givenTo(memberships.defaultDoctor, "defaultDoctor"),
  canSignForms: givenTo(memberships.canSignForms, "canSignForms"),
  followsHome: givenTo(memberships.followsHome, "followsHome"),
};

const change = preparedWrite("membership rights", (tx) =>
  tx
    .update(memberships)
    .set(rights)
    .where(and(eq(memberships.id, given("id")), isNull(memberships.endedAt)))
    .returning({ id: memberships.id }),
);

const place = {
  ...rights,
  publicName: givenTo(memberships.publicName, "publicName"),
  publicNameKey: givenTo(memberships.publicNameKey, "publicNameKey"),
  photoId: givenTo(memberships.photoId, "photoId"),
  providerId: givenTo(memberships.providerId, "providerId"),
  extensions: givenTo(memberships.extensions, "extensions"),
  nameOnForms: givenTo(memberships.nameOnForms, "nameOnForms"),
};

const changePlace = preparedWrite("membership saved", (tx) =>
  tx
    .update(memberships)
    .set(place)
    .where(eq(memberships.id, given("id"))),
);

/** Everything that the form says of a membership. */
type PlaceColumns = Columns & Pick<MembershipRow, Exclude<keyof typeof place, keyof Columns>>;

/** Writes all of a membership that the form shows. */
export async function writePlace(tx: Tx, id: string, columns: PlaceColumns): Promise<void> {
  await changePlace(tx, { id, ...columns });
}

/** The same where it takes a lasting Admin's permission: only while another one stays. Gives whether it was written. */
export async function writePlaceOfAdmin(
  tx: Tx,
  { userId, id, practiceId }: { userId: string; id: string; practiceId: string },
  columns: PlaceColumns,
): Promise<boolean> {
  const saved = await tx
    .update(memberships)
    .set(columns)
    .where(and(eq(memberships.id, id), leavesAnAdminAt(tx, practiceId, userId)))
    .returning({ id: memberships.id });
  return saved.length === 1;
}

/** Writes the rights of a membership; false when it has ended meanwhile. */
export async function writeRights(tx: Tx, id: string, columns: Columns): Promise<boolean> {
  return (await change(tx, { id, ...columns })).length === 1;
}

/** Takes Admin where another stays: the condition is the statement's, and what it wrote is the answer. */
export async function takeAdmin(tx: Tx, userId: string, id: string, practiceId: string): Promise<boolean> {
  const taken = await tx
    .update(memberships)
    .set({ admin: false })
    .where(and(eq(memberships.id, id), isNull(memberships.endedAt), leavesAnAdminAt(tx, practiceId, userId)))
    .returning({ id: memberships.id });
  return taken.length === 1;
}

const revive = preparedWrite("membership again", (tx) =>
  tx
    .update(memberships)
    .set({ ...rights, endedAt: null, visitedAt: null })
    .where(
      and(
        eq(memberships.userId, given("userId")),
        eq(memberships.practiceId, given("practiceId")),
        isNotNull(memberships.endedAt),
      ),
    )
    .returning({ id: memberships.id }),
);

const insert = preparedWrite("membership", (tx) =>
  tx.insert(memberships).values({
    id: given("id"),
    number: nextMembershipNumber(given("practiceId")),
    userId: given("userId"),
    practiceId: given("practiceId"),
    groupId: given("groupId"),
    roleId: given("roleId"),
    showInApp: given("showInApp"),
    admin: given("admin"),
    chatUser: given("chatUser"),
    defaultDoctor: given("defaultDoctor"),
    canSignForms: given("canSignForms"),
    followsHome: given("followsHome"),
    isHome: false,
    createdAt: given("now"),
  }),
);

/** One row for a user and a practice (index memberships_user): whoever was there before is there again, and begins anew. */
export async function join(
  tx: Tx,
  userId: string,
  at: { id: string; groupId: string },
  columns: Columns,
): Promise<void> {
  const values = { ...columns, userId, practiceId: at.id, groupId: at.groupId };
  const again = await revive(tx, values);
  if (again.length === 0) await insert(tx, { ...values, id: newId(), now: now() });
}

const end = preparedWrite("membership ended", (tx) =>
  tx
    .update(memberships)
    .set({ endedAt: givenTo(memberships.endedAt, "now") })
    .where(and(eq(memberships.id, given("id")), isNull(memberships.endedAt), eq(memberships.isHome, false)))
    .returning({ photoId: memberships.photoId }),
);

/** Ends a membership that is not the home; undefined when it has ended meanwhile. */
export async function writeEnd(tx: Tx, id: string): Promise<{ photoId: string | null } | undefined> {
  return (await end(tx, { id, now: now() }))[0];
}

/** What an ended membership lets go of. Role and public name stay, for the day it is given again. */
const letGo = preparedWrite("membership let go", (tx) =>
  tx
    .update(memberships)
    .set({
      showInApp: false,
      admin: false,
      chatUser: false,
      defaultDoctor: false,
      canSignForms: false,
      followsHome: false,
      nameOnForms: null,
      providerId: null,
      extensions: "",
      photoId: null,
    })
    .where(eq(memberships.id, given("id"))),
);

/** In a statement of its own: the counts of the list are kept by what a row was before (migrations, "people-listing"). */
export async function writeLetGo(tx: Tx, id: string): Promise<void> {
  await letGo(tx, { id });
}
