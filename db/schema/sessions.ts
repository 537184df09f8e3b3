import { index, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { devices } from "./devices";
import { users } from "./users";

export const sessionStates = ["pending", "active", "ended"] as const;

/** A sign-in. The cookie holds only its secret; state, rights and limits are read at each request. */
export const sessions = table(
  "sessions",
  {
    id: text().primaryKey().$defaultFn(newId),
    tokenHash: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    /** Nothing but the state gates: a pending session opens only the waiting page. */
    state: text({ enum: sessionStates }).notNull(),
    address: text().notNull(),
    createdAt: time().notNull(),
    lastSeenAt: time().notNull(),
    endedAt: time(),
    endedBecause: text(),
  },
  (t) => [
    uniqueIndex("sessions_token").on(t.tokenHash),
    index("sessions_user").on(t.userId, t.state),
    index("sessions_device").on(t.deviceId, t.userId),
  ],
);
