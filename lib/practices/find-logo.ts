import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { logos } from "@/db/schema/practices";
import type { StaffActor } from "@/lib/auth/actor";
import { isId } from "@/lib/users/form-text";

/** The logo of the actor's practice as WebP; undefined for another's, and for one it has no more. */
export async function findLogo({ practice }: StaffActor, logoId: string): Promise<Buffer | undefined> {
  if (!isId(logoId)) return undefined;
  const [logo] = await db
    .select({ image: logos.image })
    .from(logos)
    .where(and(eq(logos.id, logoId), eq(logos.practiceId, practice.id)));
  return logo?.image;
}
