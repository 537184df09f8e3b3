import { bool, int, primaryKey, table, text } from "../dialect";

/**
 * How many listed people a practice has of each kind. Triggers keep it, so that a filtered list of
 * 100,000 knows its count without counting. `permissions` is a sum: Show in the App 1, Admin 2, Chat User 4,
 * Default Doctor 8, Can Sign Forms 16.
 */
export const peopleCounts = table(
  "people_counts",
  {
    practiceId: text().notNull(),
    roleId: text().notNull(),
    status: text().notNull(),
    permissions: int().notNull(),
    elsewhere: bool().notNull(),
    people: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.roleId, t.status, t.permissions, t.elsewhere] })],
);
