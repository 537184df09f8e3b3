import { and, asc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { links } from "@/db/schema/links";
import { memberships } from "@/db/schema/memberships";
import { mailbox, outbox } from "@/db/schema/outbox";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { type About, change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { fromNow } from "@/lib/clock";
import { eraseTraces } from "@/lib/devices/erase-traces";
import { ConflictError } from "@/lib/errors";
import type { UserRow } from "./add-person";
import { dropPhoto } from "./drop-photo";
import { RESTORABLE } from "./restore-user";

const AT_ONCE = 100;

/** Erases the personal data of everybody deleted 30 days ago, at most 100 at a time; gives how many. History keeps the name only. Throws ConflictError when another server was quicker. */
export async function eraseDeleted(): Promise<number> {
  const due = await db
    .select({ id: users.id })
    .from(users)
    .where(isDue())
    .orderBy(asc(users.deletedAt))
    .limit(AT_ONCE);
  if (due.length === 0) return 0;
  return change(system("erasing the deleted"), "user.erased", async (tx, about) => {
    const ids = due.map(({ id }) => id);
    const found = await tx
      .select()
      .from(users)
      .where(and(inArray(users.id, ids), isDue()));
    if (found.length === 0) throw new ConflictError("Another server was quicker.");
    for (const user of found) await erase(tx, about, user);
    return found.length;
  });
}

function isDue() {
  return and(
    isNotNull(users.deletedAt),
    lte(users.deletedAt, fromNow(-RESTORABLE)),
    eq(users.status, "deleted"),
  );
}

async function erase(tx: Tx, about: About, user: UserRow): Promise<void> {
  await tx.update(users).set(NOTHING_PERSONAL).where(eq(users.id, user.id));
  await eraseMemberships(tx, user.id);
  await tx.delete(sessions).where(eq(sessions.userId, user.id));
  await eraseTraces(tx, user.id);
  await tx.delete(links).where(eq(links.userId, user.id));
  const addresses = [user.login, user.contactEmail].filter((address) => address !== null);
  await tx.delete(outbox).where(inArray(outbox.recipient, addresses));
  await tx.delete(mailbox).where(inArray(mailbox.recipient, addresses));
  about({ kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId });
}

const NOTHING_PERSONAL = {
  status: "erased",
  deletedAt: null,
  loginKind: "none",
  login: null,
  loginKey: null,
  contactEmail: null,
  contactEmailKey: null,
  passwordHash: null,
  passwordChangedAt: null,
  passwordResetAt: null,
  lastSignInAt: null,
  accessEndsOn: null,
  accessEndsAt: null,
  groupAdmin: false,
  deletedFrom: null,
} as const;

async function eraseMemberships(tx: Tx, userId: string): Promise<void> {
  const ofUser = eq(memberships.userId, userId);
  const shown = await tx.select({ photoId: memberships.photoId }).from(memberships).where(ofUser);
  const nothing = {
    publicName: null,
    publicNameKey: "",
    photoId: null,
    providerId: null,
    extensions: "",
    nameOnForms: null,
  };
  await tx
    .update(memberships)
    .set({ ...nothing, defaultDoctor: false })
    .where(ofUser);
  for (const { photoId } of shown) await dropPhoto(tx, photoId);
}
