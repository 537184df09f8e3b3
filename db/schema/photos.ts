import { bytes, index, table, text, time } from "../dialect";
import { newId } from "../new-id";
import { practices } from "./practices";

/** A profile photo in its two sizes: square, re-encoded, without metadata. Without a membership it is an upload not yet saved. */
export const photos = table(
  "photos",
  {
    id: text().primaryKey().$defaultFn(newId),
    practiceId: text()
      .notNull()
      .references(() => practices.id),
    /** Who uploaded it: only they may save it with a user. */
    uploadedBy: text().notNull(),
    small: bytes().notNull(),
    large: bytes().notNull(),
    savedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [index("photos_unsaved").on(t.savedAt, t.createdAt)],
);
