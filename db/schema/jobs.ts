import { index, int, json, primaryKey, table, text, time } from "../dialect";
import { newId } from "../new-id";
import { groups } from "./groups";
import { practices } from "./practices";

export const jobKinds = ["bulk", "import", "copy"] as const;
export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export const jobRowStates = ["waiting", "done", "unchanged", "refused"] as const;

/** Long work that goes on when its page is left: changes to many people, an import, a copy to many practices. */
export const jobs = table(
  "jobs",
  {
    id: text().primaryKey().$defaultFn(newId),
    kind: text({ enum: jobKinds }).notNull(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    /** Whose Admins see it; null for work over several practices of the group. */
    practiceId: text().references(() => practices.id),
    /** Who asked for it, on which session: the work asks anew what they may, for each row. */
    userId: text().notNull(),
    userName: text().notNull(),
    sessionId: text().notNull(),
    deviceId: text().notNull(),
    address: text().notNull(),
    /** What is to be done, in the shape of its kind. */
    task: json<Record<string, unknown>>().notNull(),
    state: text({ enum: jobStates }).notNull().default("waiting"),
    total: int().notNull().default(0),
    done: int().notNull().default(0),
    refused: int().notNull().default(0),
    /** Why the whole work failed, in words. */
    problem: text(),
    claimedBy: text(),
    claimedUntil: time(),
    createdAt: time().notNull(),
    finishedAt: time(),
  },
  (t) => [
    index("jobs_state").on(t.state, t.createdAt),
    index("jobs_practice").on(t.practiceId, t.createdAt),
    index("jobs_group").on(t.groupId, t.createdAt),
  ],
);

/** A row of that work, with what became of it. */
export const jobRows = table(
  "job_rows",
  {
    jobId: text()
      .notNull()
      .references(() => jobs.id),
    number: int().notNull(),
    /** What the row is about: a user's or a practice's id, where there is one. */
    subjectId: text(),
    /** What a person reads the row by. */
    label: text().notNull(),
    task: json<Record<string, unknown>>().notNull(),
    state: text({ enum: jobRowStates }).notNull().default("waiting"),
    /** What happened or would happen, or why not, in words. */
    outcome: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.number] }),
    index("job_rows_state").on(t.jobId, t.state, t.number),
  ],
);
