import { and, isNull, lt } from "drizzle-orm";
import { photos } from "@/db/schema/photos";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";

/** Clears uploads that nobody saved within a day. Gives how many. */
export async function clearStaged(): Promise<number> {
  const cleared = await bookkeep("uploads cleared", (tx) =>
    tx
      .delete(photos)
      .where(and(isNull(photos.savedAt), lt(photos.createdAt, fromNow(-DAY))))
      .returning({ id: photos.id }),
  );
  return cleared.length;
}
