import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import { readJson } from "@/lib/text";

export type OwnProfile = {
  name: string;
  publicName: string | null;
  photoId: string | null;
  loginKind: "email" | "username" | "none";
  login: string | null;
  contactEmail: string | null;
};

/** What the form was filled from, as it keeps it: the fields are their own version. */
export function profileVersion({ name, publicName, photoId }: OwnProfile): string {
  return JSON.stringify({ name, publicName, photoId });
}

const filledFrom = z.object({
  name: z.string(),
  publicName: z.string().nullable(),
  photoId: z.string().nullable(),
});

/** The same read again; undefined where it is no longer whole. */
export function readProfileVersion(version: string): z.infer<typeof filledFrom> | undefined {
  return filledFrom.safeParse(readJson(version)).data;
}

/** What somebody's own profile page shows of themselves at this practice. */
export async function getOwnProfile(user: Authorized<"profile.manage">): Promise<OwnProfile> {
  const [profile] = await db
    .select({
      name: users.name,
      publicName: memberships.publicName,
      photoId: memberships.photoId,
      loginKind: users.loginKind,
      login: users.login,
      contactEmail: users.contactEmail,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.id, user.membershipId), isNull(memberships.endedAt)));
  if (!profile) throw new NotFoundError();
  return profile;
}
