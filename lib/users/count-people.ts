import { and, eq, type SQL } from "drizzle-orm";
import { preparedAs } from "@/db/prepared";
import { peopleCounts } from "@/db/schema/people-counts";
import { given, hasBit, total } from "@/db/sql";
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
  const { permission, roleId, status, elsewhere } = filters;
  const shape = `people totals ${[permission, Boolean(roleId), Boolean(status), elsewhere].join()}`;
  const read = preparedAs(shape, (db) =>
    db
      .select({ all: total(peopleCounts.people), matching: totalWhere(filters) })
      .from(peopleCounts)
      .where(eq(peopleCounts.practiceId, given("practice"))),
  );
  const [row] = await read({ practice: practiceId, role: roleId ?? "", status: status ?? "" });
  return { all: row?.all ?? 0, matching: row?.matching ?? 0 };
}

function totalWhere({ permission, status, elsewhere, roleId }: PeopleFilters): SQL<number> {
  const bit = permissionKey.find(({ name }) => name === permission)?.bit;
  const wanted = and(
    roleId ? eq(peopleCounts.roleId, given("role")) : undefined,
    status ? eq(peopleCounts.status, given("status")) : undefined,
    bit ? hasBit(peopleCounts.permissions, bit) : undefined,
    elsewhere ? eq(peopleCounts.elsewhere, true) : undefined,
  );
  return total(peopleCounts.people, wanted);
}
