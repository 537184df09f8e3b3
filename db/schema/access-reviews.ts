import { index, int, json, primaryKey, table, text, time } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";

export const reviewDecisions = ["keep", "change", "deactivate"] as const;

/** What a line of an access review froze: rights, devices and last activity as they were that day, in words. */
export type ReviewedAccess = {
  name: string;
  login: string;
  status: string;
  role: string;
  permissions: string[];
  otherPractices: string[];
  devices: string[];
  lastSignInAt: string | null;
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
