import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";

export type OwnProfile = {
  name: string;
  publicName: string | null;
  photoId: string | null;
  loginKind: "email" | "username" | "none";
  login: string | null;
  contactEmail: string | null;
};

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
