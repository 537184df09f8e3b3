import { bool, int, table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";

/** What somebody does at a practice; it routes forms and grants nothing by itself. */
export const positionRoles = table(
  "position_roles",
  {
    id: text().primaryKey().$defaultFn(newId),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    /** doctor, hygienist … for the eight that every practice begins with; its own id for one the practice added. */
    key: text().notNull(),
    name: text().notNull(),
    position: int().notNull(),
    /** "Can Sign Forms" works only together with a role that may sign. */
    maySign: bool().notNull().default(false),
    retiredAt: time(),
  },
  (t) => [uniqueIndex("position_roles_key").on(t.practiceId, t.key)],
);
