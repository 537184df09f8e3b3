import { bool, bytes, index, int, json, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { groups } from "./groups";

/** Whether an Admin who approves types the number on the person's screen. */
export const numberRules = ["always", "unless_absent", "never"] as const;

/** What a practice can switch on and off; what each drives is said in lib/practices/features.ts. */
export const featureNames = ["patient-app", "scheduling", "forms", "chat", "screen-pop", "reviews"] as const;
export type FeatureName = (typeof featureNames)[number];

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
    /** 2 Factor Authenticator: new devices wait for a decision. */
    twoFactor: bool().notNull().default(true),
    numberRule: text({ enum: numberRules }).notNull().default("unless_absent"),
    /** Days after which a trusted device that nobody used has to be approved again: 1 to 365. */
    trustDays: int().notNull().default(90),
    /** Automatic log-off: minutes without a request. */
    idleMinutes: int().notNull().default(30),
    /** A session's longest life, whatever happens. */
    sessionHours: int().notNull().default(12),
    /** The features support has taken from the practice, and those it has switched off itself: all others are on. */
    featuresWithheld: json<FeatureName[]>().notNull().default([]),
    featuresOff: json<FeatureName[]>().notNull().default([]),
    logoId: text(),
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

/** A practice's logo, re-encoded, at most 512 pixels wide; the newest is the one practices.logoId names. */
export const logos = table("logos", {
  id: text().primaryKey().$defaultFn(newId),
  practiceId: text()
    .notNull()
    .references(() => practices.id),
  width: int().notNull(),
  height: int().notNull(),
  image: bytes().notNull(),
  createdAt: time().notNull(),
});
