import { and, eq, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { peopleCounts } from "@/db/schema/people-counts";
import { hasBit, total } from "@/db/sql";
import { permissionKey } from "@/lib/auth/permissions";
import type { PeopleView } from "./people-view";

export type PeopleFilters = Pick<PeopleView, "permission" | "status" | "elsewhere"> & {
  roleId?: string | undefined;
};

/** How many people of a practice there are, and how many the filters let through: read from counts the database keeps, never counted. */
export async function countPeople(
  practiceId: string,
  filters: PeopleFilters,
): Promise<{ all: number; matching: number }> {
  const here = eq(peopleCounts.practiceId, practiceId);
  const [row] = await db
    .select({ all: total(peopleCounts.people), matching: totalWhere(filters) })
    .from(peopleCounts)
    .where(here);
  return { all: row?.all ?? 0, matching: row?.matching ?? 0 };
}

function totalWhere({ permission, status, elsewhere, roleId }: PeopleFilters): SQL<number> {
  const bit = permissionKey.find(({ name }) => name === permission)?.bit;
  const wanted = and(
    roleId ? eq(peopleCounts.roleId, roleId) : undefined,
    status ? eq(peopleCounts.status, status) : undefined,
    bit ? hasBit(peopleCounts.permissions, bit) : undefined,
    elsewhere ? eq(peopleCounts.elsewhere, true) : undefined,
  );
  return total(peopleCounts.people, wanted);
}
