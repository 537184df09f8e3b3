import { eq } from "drizzle-orm";
import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { practices } from "@/db/schema/practices";
import type { Support } from "@/lib/auth/support";
import { NotFoundError } from "@/lib/errors";

/** A practice by its slug, closed or not, as support sees it. Throws NotFoundError. */
export async function getPractice(_support: Support, slug: string) {
  const [practice] = await db
    .select({
      id: practices.id,
      slug: practices.slug,
      name: practices.name,
      timeZone: practices.timeZone,
      groupId: practices.groupId,
      group: groups.name,
      groupClosedAt: groups.closedAt,
      twoFactor: practices.twoFactor,
      featuresWithheld: practices.featuresWithheld,
      featuresOff: practices.featuresOff,
      createdAt: practices.createdAt,
      closedAt: practices.closedAt,
    })
    .from(practices)
    .innerJoin(groups, eq(groups.id, practices.groupId))
    // Postgres can't hold a NUL: there is no such practice.
    .where(eq(practices.slug, slug.replaceAll("\0", "\uFFFD")));
  if (!practice) throw new NotFoundError();
  return practice;
}

export type SeenPractice = Awaited<ReturnType<typeof getPractice>>;

/** Whom or what a line of the practice's log is about, when it is the practice itself. */
export function subjectOf({ id, name }: Pick<SeenPractice, "id" | "name">) {
  return { kind: "practice", id, name, practiceId: id };
}
