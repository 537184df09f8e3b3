import { int, table, text, time } from "../dialect";

/** How often guessing failed, per account, per address and per device, and until when further guesses are not looked at. */
export const throttles = table("throttles", {
  key: text().primaryKey(),
  failures: int().notNull(),
  pausedUntil: time().notNull(),
  lastAt: time().notNull(),
});
