import { index, int, json, primaryKey, table, text, time } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";

export const reviewDecisions = ["keep", "change", "deactivate"] as const;

/**
 * What a line of an access review froze: rights, devices and last activity as they were that day, in words. It is kept when the person's
 * own data is erased, so of an e-mail login it tells no more than the log does.
 */
export type ReviewedAccess = {
  name: string;
  login: string;
  status: string;
  role: string;
  permissions: string[];
  /** The home practice's name, where that is another one. */
  home: string | null;
  /** The others they can log in to; each Admin is shown those where they are an Admin too. */
  otherPractices: { id: string; name: string }[];
  devices: string[];
  lastSignInAt: string | null;
  lastSeenAt: string | null;
  accessEndsOn: string | null;
};

/** A look at who may do what at a practice, on one day; signed off it is never changed again. */
export const accessReviews = table(
  "access_reviews",
  {
    id: text().primaryKey().$defaultFn(newId),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    startedAt: time().notNull(),
    startedBy: text().notNull(),
    startedByName: text().notNull(),
    people: int().notNull(),
    signedAt: time(),
    signedBy: text(),
    signedByName: text(),
    remark: text().notNull().default(""),
    /** SHA-256 over all lines as they were signed: the log holds it too. */
    seal: text(),
  },
  (t) => [index("access_reviews_practice").on(t.practiceId, t.startedAt)],
);

export const accessReviewLines = table(
  "access_review_lines",
  {
    reviewId: text()
      .notNull()
      .references(() => accessReviews.id),
    number: int().notNull(),
    userId: text().notNull(),
    access: json<ReviewedAccess>().notNull(),
    decision: text({ enum: reviewDecisions }),
    remark: text().notNull().default(""),
    decidedBy: text(),
    decidedAt: time(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.number] }), index("access_review_lines_user").on(t.userId)],
);
