import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { AuditEvent } from "@/lib/audit/events";
import type { Authorized } from "@/lib/auth/authorize";
import type { ShownLine } from "./shown-access";

/** How it stands with a person who was to be changed or deactivated: whether it is done since the decision, and by whom. */
export type FollowUp = { done: boolean; by?: string; at?: Date };

type Line = Pick<ShownLine, "userId" | "decision" | "decidedAt">;

/** What became of these decisions since they were made, by user. Looks only into this practice's log. */
export async function followUpOf(
  admin: Authorized<"users.manage">,
  lines: Line[],
): Promise<Map<string, FollowUp>> {
  const open = lines.filter(({ decision }) => decision === "change" || decision === "deactivate");
  if (open.length === 0) return new Map();
  const [access, changes] = await Promise.all([accessOf(admin, open), changesSince(admin, open)]);
  return new Map(open.map((line) => [line.userId, followUp(line, access.has(line.userId), changes)]));
}

function followUp({ userId, decision, decidedAt }: Line, hasAccess: boolean, changes: Entry[]): FollowUp {
  const since = changes.filter(
    ({ subjectId, at, event }) =>
      subjectId === userId &&
      decidedAt !== null &&
      at > decidedAt &&
      (decision === "change" || ENDINGS.includes(event as AuditEvent)),
  );
  const last = since.at(-1);
  const done = decision === "deactivate" ? !hasAccess : last !== undefined || !hasAccess;
  return { done, ...(done && last && { by: last.actorName, at: last.at }) };
}

/** Who of them can still sign in here. */
async function accessOf(admin: Authorized<"users.manage">, lines: Line[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.practiceId, admin.practice.id),
        eq(memberships.listed, true),
        inArray(
          memberships.userId,
          lines.map(({ userId }) => userId),
        ),
        inArray(users.status, ["invited", "active"]),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

const ENDINGS: AuditEvent[] = ["user.deactivated", "user.deleted", "user.access-ended", "user.left"];
/** Here, or at the home practice where this one follows it. */
const CHANGES: AuditEvent[] = [...ENDINGS, "user.changed", "user.followed"];

type Entry = Awaited<ReturnType<typeof changesSince>>[number];

async function changesSince(admin: Authorized<"users.manage">, lines: Line[]) {
  const moments = lines.flatMap(({ decidedAt }) => decidedAt?.getTime() ?? []);
  const people = lines.map(({ userId }) => userId);
  return db
    .select({
      subjectId: auditEntries.subjectId,
      event: auditEntries.event,
      at: auditEntries.at,
      actorName: auditEntries.actorName,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.chain, admin.practice.id),
        inArray(auditEntries.subjectId, people),
        inArray(auditEntries.event, CHANGES),
        gt(auditEntries.at, new Date(Math.min(...moments))),
      ),
    )
    .orderBy(asc(auditEntries.number));
}
