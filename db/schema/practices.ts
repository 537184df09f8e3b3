import { bool, index, int, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { groups } from "./groups";

/** One location, with its own Practice Info, users and settings. */
export const practices = table(
  "practices",
  {
    id: text().primaryKey().$defaultFn(newId),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    /** Numbered from 1: the high bits of its memberships' numbers, so that a practice's people lie side by side in every index. */
    number: int().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    email: text(),
    /** The e-mail as logins are compared by; nobody of this practice may sign in with it. */
    emailKey: text(),
    phone: text(),
    address: text(),
    timeZone: text().notNull(),
    reviewLink: text(),
    colour: text().notNull().default("#0f766e"),
    twoFactor: bool().notNull().default(true),
    /** Automatic log-off: minutes without a request. */
    idleMinutes: int().notNull().default(30),
    /** A session's longest life, whatever happens. */
    sessionHours: int().notNull().default(12),
    version: int().notNull().default(1),
    createdAt: time().notNull(),
    closedAt: time(),
  },
  (t) => [
    uniqueIndex("practices_slug").on(t.slug),
    uniqueIndex("practices_number").on(t.number),
    index("practices_group").on(t.groupId, t.name),
    index("practices_email_key").on(t.emailKey),
  ],
);
