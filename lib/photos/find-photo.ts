import { and, eq, isNotNull, or } from "drizzle-orm";
import { db } from "@/db";
import { photos } from "@/db/schema/photos";
import type { StaffActor } from "@/lib/auth/actor";
import { isId } from "@/lib/users/form-text";
import { unsavedBy } from "./stage-photo";

export type PhotoSize = "small" | "large";

/** A photo of the actor's practice as WebP; one that is not saved yet only for who uploaded it. Undefined for everything else. */
export async function findPhoto(
  actor: StaffActor,
  photoId: string,
  size: PhotoSize,
): Promise<Buffer | undefined> {
  if (!isId(photoId)) return undefined;
  const here = and(eq(photos.practiceId, actor.practice.id), isNotNull(photos.savedAt));
  const [photo] = await db
    .select({ bytes: photos[size] })
    .from(photos)
    .where(and(eq(photos.id, photoId), or(here, unsavedBy(actor))));
  return photo?.bytes;
}
