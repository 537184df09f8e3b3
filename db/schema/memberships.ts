import { sql } from "drizzle-orm";
import { bool, index, int, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { photos } from "./photos";
import { positionRoles } from "./position-roles";
import { practices } from "./practices";
import { providers } from "./providers";
import { users } from "./users";

/**
 * A user at a practice. The columns under "listing" are what the user list sorts, filters and searches by:
 * triggers keep them in step with the person (migrations, "people-listing"), nobody else writes them.
 */
export const memberships = table(
  "memberships",
  {
    id: text().primaryKey().$defaultFn(newId),
    /** practice number × 2^31 + counter: a practice's people are one range of it. */
    number: int().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    /** The practice's group: a group's people are walked by it. */
    groupId: text().notNull().default(""),
    roleId: text()
      .notNull()
      .references(() => positionRoles.id),
    publicName: text(),
    publicNameKey: text().notNull().default(""),
    photoId: text().references(() => photos.id),
    providerId: text().references(() => providers.id),
    extensions: text().notNull().default(""),
    showInApp: bool().notNull().default(false),
    admin: bool().notNull().default(false),
    chatUser: bool().notNull().default(false),
    defaultDoctor: bool().notNull().default(false),
    canSignForms: bool().notNull().default(false),
    nameOnForms: text(),
    isHome: bool().notNull(),
    /** "Same permissions as here": role and permissions follow the home membership until they are given their own. */
    followsHome: bool().notNull().default(false),
    /** When the user last looked in: Switch practice shows the last used first. */
    visitedAt: time(),
    createdAt: time().notNull(),
    endedAt: time(),

    // Listing
    listed: bool().notNull().default(false),
    status: text().notNull().default(""),
    nameKey: text().notNull().default(""),
    loginKey: text().notNull().default(""),
    roleName: text().notNull().default(""),
    signedInAt: time().notNull().default(sql.raw(NEVER())),
    elsewhere: bool().notNull().default(false),
    searchText: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("memberships_number").on(t.number),
    uniqueIndex("memberships_user").on(t.userId, t.practiceId),
    uniqueIndex("memberships_provider").on(t.providerId),
    uniqueIndex("memberships_default_doctor").on(t.practiceId).where(sql`default_doctor and listed`),
    index("memberships_by_name").on(t.practiceId, t.listed, t.nameKey, t.number),
    index("memberships_by_login").on(t.practiceId, t.listed, t.loginKey, t.number),
    index("memberships_by_role").on(t.practiceId, t.listed, t.roleName, t.nameKey, t.number),
    index("memberships_by_status").on(t.practiceId, t.listed, t.status, t.nameKey, t.number),
    index("memberships_by_sign_in").on(t.practiceId, t.listed, t.signedInAt, t.number),
    index("memberships_photo").on(t.photoId),
    index("memberships_of_role").on(t.practiceId, t.roleId, t.listed, t.nameKey, t.number),
    index("memberships_admins").on(t.practiceId, t.nameKey, t.number).where(sql`admin and listed`),
    index("memberships_app").on(t.practiceId, t.nameKey, t.number).where(sql`show_in_app and listed`),
    index("memberships_chat").on(t.practiceId, t.nameKey, t.number).where(sql`chat_user and listed`),
    index("memberships_signers").on(t.practiceId, t.nameKey, t.number).where(sql`can_sign_forms and listed`),
    index("memberships_group_name").on(t.groupId, t.listed, t.nameKey, t.number, t.practiceId),
    index("memberships_group_login").on(t.groupId, t.listed, t.loginKey, t.number, t.practiceId),
    index("memberships_group_role").on(t.groupId, t.listed, t.roleName, t.nameKey, t.number, t.practiceId),
    index("memberships_group_status").on(t.groupId, t.listed, t.status, t.nameKey, t.number, t.practiceId),
    index("memberships_group_sign_in").on(t.groupId, t.listed, t.signedInAt, t.number, t.practiceId),
    index("memberships_own").on(t.userId, t.practiceId, t.admin, t.visitedAt).where(sql`ended_at is null`),
    index("memberships_group_app")
      .on(t.groupId, t.nameKey, t.number, t.practiceId)
      .where(sql`show_in_app and listed`),
    index("memberships_group_admins")
      .on(t.groupId, t.nameKey, t.number, t.practiceId)
      .where(sql`admin and listed`),
    index("memberships_group_chat")
      .on(t.groupId, t.nameKey, t.number, t.practiceId)
      .where(sql`chat_user and listed`),
    index("memberships_group_doctors")
      .on(t.groupId, t.nameKey, t.number, t.practiceId)
      .where(sql`default_doctor and listed`),
    index("memberships_group_signers")
      .on(t.groupId, t.nameKey, t.number, t.practiceId)
      .where(sql`can_sign_forms and listed`),
    index("memberships_elsewhere").on(t.practiceId, t.nameKey, t.number).where(sql`elsewhere and listed`),
  ],
);

/** Never signed in is the epoch: both engines then sort it the same, which NULL they would not. */
function NEVER(): string {
  return /^postgres/.test(process.env.DATABASE_URL ?? "") ? "'1970-01-01T00:00:00Z'" : "0";
}
