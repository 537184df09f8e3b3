import { sql } from "drizzle-orm";
import { bool, index, int, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { groups } from "./groups";
import { practices } from "./practices";

export const loginKinds = ["email", "username", "none"] as const;
export const userStatuses = ["invited", "active", "deactivated", "deleted", "erased"] as const;

/** A person's account. Support accounts have neither group nor home practice. */
export const users = table(
  "users",
  {
    id: text().primaryKey().$defaultFn(newId),
    groupId: text().references(() => groups.id),
    homePracticeId: text().references(() => practices.id),
    name: text().notNull(),
    nameKey: text().notNull(),
    loginKind: text({ enum: loginKinds }).notNull(),
    login: text(),
    /** The login after NFKC and case folding: unique over the whole system. */
    loginKey: text(),
    contactEmail: text(),
    contactEmailKey: text(),
    passwordHash: text(),
    passwordChangedAt: time(),
    /** When it was last chosen by a mailed link: fresh, that is worth a second look at a new device. */
    passwordResetAt: time(),
    mustChangePassword: bool().notNull().default(false),
    status: text({ enum: userStatuses }).notNull(),
    /** The last day of work, as YYYY-MM-DD in the home practice's time zone. */
    accessEndsOn: text(),
    /** The moment that day is over; housekeeping and the gate go by it. */
    accessEndsAt: time(),
    groupAdmin: bool().notNull().default(false),
    support: bool().notNull().default(false),
    lastPracticeId: text(),
    lastSignInAt: time(),
    deletedAt: time(),
    /** The status somebody was deleted from, for the day they are restored. */
    deletedFrom: text({ enum: userStatuses }),
    createdAt: time().notNull(),
    /** Counts every change of the person or a membership: two people editing one user are told apart by it. */
    version: int().notNull().default(1),
  },
  (t) => [
    uniqueIndex("users_login_key").on(t.loginKey),
    index("users_contact_email_key").on(t.contactEmailKey),
    index("users_home").on(t.homePracticeId, t.deletedAt),
    index("users_access_ends").on(t.accessEndsAt),
    index("users_deleted").on(t.deletedAt).where(sql`deleted_at is not null`),
  ],
);
