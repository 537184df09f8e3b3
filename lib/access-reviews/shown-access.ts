import { and, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import type { ReviewedAccess } from "@/db/schema/access-reviews";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { StaffActor } from "@/lib/auth/actor";
import type { LineRow } from "./seal";

/** A line as one Admin may see it, with the name of whoever decided. */
export type ShownLine = Omit<LineRow, "access"> & {
  access: Omit<ReviewedAccess, "otherPractices"> & { otherPractices: string[] };
  decidedByName: string | null;
};

/** Lines as this Admin may see them: of other practices the names of those where they are an Admin today, of the rest only that there are any. */
export async function shownLines(admin: StaffActor, lines: LineRow[]): Promise<ShownLine[]> {
  if (lines.length === 0) return [];
  const [own, names] = await Promise.all([
    practicesOfAdmin(admin.userId),
    namesOf(lines.flatMap(({ decidedBy }) => decidedBy ?? [])),
  ]);
  return lines.map((line) => ({
    ...line,
    access: { ...line.access, otherPractices: namesFor(line.access, own) },
    decidedByName: line.decidedBy ? (names.get(line.decidedBy) ?? "an Admin") : null,
  }));
}

function namesFor({ home, otherPractices }: ReviewedAccess, own: Set<string>): string[] {
  const seen = otherPractices.filter(({ id, name }) => own.has(id) || name === home).map(({ name }) => name);
  return seen.length === 0 && otherPractices.length > 0 ? ["another practice"] : seen;
}

async function practicesOfAdmin(userId: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: practices.id })
    .from(memberships)
    .innerJoin(practices, and(eq(practices.id, memberships.practiceId), isNull(practices.closedAt)))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt), memberships.admin));
  return new Set(rows.map(({ id }) => id));
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
