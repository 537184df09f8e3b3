import { table, text, time, uniqueIndex } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";

export const providerKinds = ["doctor", "hygienist", "other"] as const;
export const pmsSystems = ["open_dental", "dentrix", "eaglesoft", "other"] as const;

/** A provider record of the practice-management system. */
export const providers = table(
  "providers",
  {
    id: text().primaryKey().$defaultFn(newId),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    system: text({ enum: pmsSystems }).notNull().default("other"),
    externalId: text().notNull(),
    externalKey: text().notNull(),
    abbreviation: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: providerKinds }).notNull(),
    retiredAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex("providers_external").on(t.practiceId, t.externalKey)],
);
