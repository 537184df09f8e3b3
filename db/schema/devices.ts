import { sql } from "drizzle-orm";
import { index, primaryKey, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";
import { users } from "./users";

/** One browser, or one installed Go app, known by a secret that only it holds. */
export const devices = table(
  "devices",
  {
    id: text().primaryKey().$defaultFn(newId),
    secretHash: text().notNull(),
    kind: text({ enum: ["browser", "go"] }).notNull(),
    label: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex("devices_secret").on(t.secretHash)],
);

/** A user on a device. Trust is of this pair: two people who share a computer each need their own. */
export const deviceUsers = table(
  "device_users",
  {
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    firstSeenAt: time().notNull(),
    lastSeenAt: time().notNull(),
    lastAddress: text().notNull(),
    trustedAt: time(),
    /** Who approved it, in words as they were then: "Ruth Adler", "first set-up". */
    trustedBy: text(),
    revokedAt: time(),
    /** The user's home practice, whose Admins see and revoke it; null for a support account. */
    practiceId: text().references(() => practices.id),
    /** What it called itself before it began to look like another browser or system; a copied secret shows by it. */
    lookedLike: text(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.userId] }),
    index("device_users_user").on(t.userId, t.lastSeenAt),
    index("device_users_live").on(t.userId).where(sql`revoked_at is null`),
    index("device_users_trusted")
      .on(t.practiceId, t.lastSeenAt, t.userId, t.deviceId)
      .where(sql`trusted_at is not null and revoked_at is null`),
  ],
);
