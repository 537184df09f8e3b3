import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { photos } from "@/db/schema/photos";
import type { StaffActor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { refuseGone, unsavedBy } from "./stage-photo";

/** Keeps an upload for good, inside the change that gives it to somebody. Only who uploaded it may, once. Throws InvalidError("photo"). */
export async function savePhoto(tx: Tx, uploader: StaffActor, photoId: string): Promise<string> {
  const saved = await tx
    .update(photos)
    .set({ savedAt: now() })
    .where(and(eq(photos.id, photoId), unsavedBy(uploader)))
    .returning({ id: photos.id });
  if (saved.length === 0) refuseGone();
  return photoId;
}
