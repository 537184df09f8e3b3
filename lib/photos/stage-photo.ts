import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { db, newId, type Tx } from "@/db";
import { photos } from "@/db/schema/photos";
import { bookkeep } from "@/lib/audit/bookkeeping";
import type { StaffActor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { InvalidError } from "@/lib/errors";
import { type Crop, type Photo, readPhoto } from "./read-photo";
import { readUpload } from "./read-upload";

const MOST_UNSAVED = 20;

/** Keeps an upload until it is saved with a user, at most a day. Gives its id. Throws InvalidError("photo") for what is no usable picture. */
export async function stagePhoto(uploader: StaffActor, bytes: Buffer): Promise<string> {
  return keep(uploader, await readUpload(bytes));
}

/** Cuts the square out of an upload, as an unsaved photo of its own, so that the upload can be cut again. Without a crop: its middle. */
export async function squarePhoto(uploader: StaffActor, uploadId: string, crop?: Crop): Promise<string> {
  const [upload] = await db
    .select({ large: photos.large })
    .from(photos)
    .where(and(eq(photos.id, uploadId), unsavedBy(uploader)));
  if (!upload) refuseGone();
  return keep(uploader, await readPhoto(upload.large, crop));
}

/** Says that an upload was cleared, saved with somebody already, or never was this person's. */
export function refuseGone(): never {
  throw new InvalidError("photo", "This photo is no longer here. Choose it again.");
}

/** Uploads of this person at this practice that no user has been saved with. */
export function unsavedBy(uploader: StaffActor) {
  const { practice, userId } = uploader;
  return and(eq(photos.practiceId, practice.id), eq(photos.uploadedBy, userId), isNull(photos.savedAt));
}

async function keep(uploader: StaffActor, photo: Photo): Promise<string> {
  const id = newId();
  const row = {
    id,
    practiceId: uploader.practice.id,
    uploadedBy: uploader.userId,
    ...photo,
    createdAt: now(),
  };
  await bookkeep("photo uploaded, not yet saved", async (tx) => {
    await tx.insert(photos).values(row);
    await dropOldest(tx, uploader);
  });
  return id;
}

// Nobody fills the disk by uploading without saving.
async function dropOldest(tx: Tx, uploader: StaffActor): Promise<void> {
  const surplus = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(unsavedBy(uploader))
    .orderBy(desc(photos.createdAt), desc(photos.id))
    .limit(1000)
    .offset(MOST_UNSAVED);
  if (surplus.length > 0)
    await tx.delete(photos).where(
      inArray(
        photos.id,
        surplus.map(({ id }) => id),
      ),
    );
}
