import { and, asc, inArray, isNull, lt } from "drizzle-orm";
import { db } from "@/db";
import { photos } from "@/db/schema/photos";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { DAY, fromNow } from "@/lib/clock";

/** Forgets photos that were uploaded into a form a day ago and never saved; at most 500 at a time. */
export async function clearUploads(): Promise<void> {
  const forgotten = and(isNull(photos.savedAt), lt(photos.createdAt, fromNow(-DAY)));
  const found = await db
    .select({ id: photos.id })
    .from(photos)
    .where(forgotten)
    .orderBy(asc(photos.createdAt))
    .limit(500);
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  // Asked again inside: it may have been saved a moment ago.
  await bookkeep("uploads cleared", (tx) => tx.delete(photos).where(and(inArray(photos.id, ids), forgotten)));
}
