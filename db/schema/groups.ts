import { table, text, time } from "../dialect";
import { newId } from "../new-id";

/** An organisation of one or more practices. */
export const groups = table("groups", {
  id: text().primaryKey().$defaultFn(newId),
  name: text().notNull(),
  createdAt: time().notNull(),
  closedAt: time(),
});
