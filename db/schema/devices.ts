import { index, primaryKey, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
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
    trustedBy: text(),
    revokedAt: time(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.userId] }),
    index("device_users_user").on(t.userId, t.lastSeenAt),
  ],
);
