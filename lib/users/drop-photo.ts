import { and, eq, notExists } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { photos } from "@/db/schema/photos";

/** Forgets a photo that nobody shows any more. */
export async function dropPhoto(tx: Tx, photoId: string | null): Promise<void> {
  if (!photoId) return;
  const shown = tx.select({ id: memberships.id }).from(memberships).where(eq(memberships.photoId, photoId));
  await tx.delete(photos).where(and(eq(photos.id, photoId), notExists(shown)));
}
