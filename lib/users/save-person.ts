import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { users } from "@/db/schema/users";
import { given, oneMore } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { endOfDay } from "./access-end";
import { personColumns, type UserRow } from "./add-person";
import type { FoundUser } from "./find-user";
import type { UserInput } from "./input";
import { leavesAnAdminEverywhere, refuseLastAdmin } from "./lasting-admin";
import { isLastingAdmin } from "./rules";

/** Writes what belongs to the person, and counts the save. A last active Admin keeps a way in that does not end. */
export async function savePerson(
  tx: Tx,
  admin: Authorized<"users.manage">,
  user: FoundUser,
  asked: UserInput,
): Promise<void> {
  const lasted = isLastingAdmin({ ...user, admin: true });
  const lasts = isLastingAdmin({ ...asked, status: user.status, admin: true });
  const changes = changesOf(user, asked);
  if (Object.keys(changes).length === 0) return void (await countSave(tx, { id: user.id }));
  const saved = await tx
    .update(users)
    .set({ ...changes, version: oneMore(users.version) })
    .where(and(eq(users.id, user.id), lasted && !lasts ? leavesAnAdminEverywhere(tx, user.id) : undefined))
    .returning({ id: users.id });
  if (saved.length === 0)
    await refuseLastAdmin(admin, user, asked.loginKind === "none" ? "loginKind" : "accessEndsOn");
}

// Most saves change nothing of the person.
const countSave = preparedWrite("save counted", (tx) =>
  tx
    .update(users)
    .set({ version: oneMore(users.version) })
    .where(eq(users.id, given("id"))),
);

// Only what differs is written: each of these columns is part of an index or of the search.
function changesOf(user: FoundUser, asked: UserInput): Partial<UserRow> {
  const named = user.name !== asked.name || user.loginKind !== asked.loginKind || user.login !== asked.login;
  const reached = named || user.contactEmail !== asked.contactEmail;
  return {
    ...(reached && personColumns(asked)),
    ...(user.loginKind !== asked.loginKind && newWay(user, asked)),
    ...(user.accessEndsOn !== asked.accessEndsOn && accessEnd(user, asked)),
  };
}

/** Without a login there is nothing to be invited to; with the first one, there is. */
function newWay(user: FoundUser, asked: UserInput): Partial<UserRow> {
  if (asked.loginKind === "none") {
    const status = user.status === "invited" ? "active" : user.status;
    return { status, passwordHash: null, passwordChangedAt: null, mustChangePassword: false };
  }
  return user.loginKind === "none" && user.status === "active" ? { status: "invited" } : {};
}

function accessEnd(user: FoundUser, { accessEndsOn }: UserInput): Partial<UserRow> {
  return { accessEndsOn, accessEndsAt: accessEndsOn ? endOfDay(accessEndsOn, user.timeZone) : null };
}
