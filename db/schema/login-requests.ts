import { sql } from "drizzle-orm";
import { bool, index, int, json, table, text, time, uniqueIndex } from "../dialect";
import { newRequestId } from "../new-id";
import { devices } from "./devices";
import { practices } from "./practices";
import { users } from "./users";

export const requestStates = ["open", "approved", "declined", "expired", "withdrawn"] as const;

/** What stood out when a request was made, in the words of lib/devices/unusual.ts. */
export const oddities = ["new-country", "new-network", "elsewhere"] as const;

/**
 * A sign-in with the right password from a device this user has not been approved on (lib/devices/README.md: its life and laws).
 * The number on the waiting page is derived from the row (lib/devices/number.ts) and kept nowhere.
 */
export const loginRequests = table(
  "login_requests",
  {
    id: text().primaryKey().$defaultFn(newRequestId),
    userId: text()
      .notNull()
      .references(() => users.id),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    /** The user's home practice, whose Admins decide; null for a support account. */
    practiceId: text().references(() => practices.id),
    /** The pending session that waits. A new sign-in from the same device takes its place, and its number. */
    sessionId: text().notNull(),
    state: text({ enum: requestStates }).notNull().default("open"),
    deviceLabel: text().notNull(),
    address: text().notNull(),
    /** Two letters of ISO 3166; null where the place is unknown. */
    country: text(),
    odd: json<(typeof oddities)[number][]>().notNull(),
    /** Sign-ins with the right password that this request stands for. */
    attempts: int().notNull().default(1),
    createdAt: time().notNull(),
    lastAttemptAt: time().notNull(),
    expiresAt: time().notNull(),
    lastMailedAt: time(),
    /** Nobody of the practice could decide when it was made, so support was told. */
    toSupport: bool().notNull().default(false),
    wrongNumbers: int().notNull().default(0),
    numberClosedUntil: time(),

    // The decision: the first one stands.
    closedAt: time(),
    decidedBy: text(),
    decidedByName: text(),
    /** How it was decided, or what ended it otherwise, in words for the log. */
    decidedHow: text(),
    withoutNumber: bool().notNull().default(false),
    secured: bool().notNull().default(false),
    /** An approval admits once. */
    usedAt: time(),
    /** An approval that nobody used within 12 hours, or that was taken back before it was used. */
    lapsedAt: time(),
  },
  (t) => [
    uniqueIndex("login_requests_open").on(t.userId, t.deviceId).where(sql`state = 'open'`),
    index("login_requests_practice").on(t.practiceId, t.state, t.createdAt),
    index("login_requests_recent").on(t.practiceId, t.createdAt),
    index("login_requests_user").on(t.userId, t.createdAt),
    index("login_requests_session").on(t.sessionId),
    index("login_requests_expiry").on(t.expiresAt).where(sql`state = 'open'`),
    index("login_requests_unused")
      .on(t.closedAt)
      .where(sql`state = 'approved' and used_at is null and lapsed_at is null`),
  ],
);

/** The link one Admin was mailed for one request: declining needs only it. Its token is derived from its id; the hash finds it. */
export const decisionLinks = table(
  "decision_links",
  {
    id: text().primaryKey().$defaultFn(newRequestId),
    requestId: text()
      .notNull()
      .references(() => loginRequests.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    tokenHash: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex("decision_links_token").on(t.tokenHash),
    uniqueIndex("decision_links_request").on(t.requestId, t.userId),
    index("decision_links_user").on(t.userId),
  ],
);

/** Ten codes an Admin printed for the day when nobody can decide. Each works once, together with a user's own password. */
export const recoveryCodes = table(
  "recovery_codes",
  {
    id: text().primaryKey().$defaultFn(newRequestId),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    codeHash: text().notNull(),
    createdAt: time().notNull(),
    createdBy: text().notNull(),
    usedAt: time(),
    usedBy: text(),
  },
  (t) => [uniqueIndex("recovery_codes_code").on(t.practiceId, t.codeHash)],
);

/** The networks a user has been let in from: what is new about a request is told by them. */
export const userNetworks = table(
  "user_networks",
  {
    userId: text()
      .notNull()
      .references(() => users.id),
    network: text().notNull(),
    country: text(),
    firstSeenAt: time().notNull(),
    lastSeenAt: time().notNull(),
  },
  (t) => [uniqueIndex("user_networks_pair").on(t.userId, t.network)],
);
