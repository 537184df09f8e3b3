import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import type { Support } from "@/lib/auth/support";
import { InvalidError } from "@/lib/errors";
import { act } from "./act";
import { getPractice, type SeenPractice, subjectOf } from "./find-practice";
import { refuseChangedMeanwhile } from "./stale";

/** What followed: how many with the permission Can Sign Forms gained its effect, or lost it. */
export type SigningChanged = { gained: number; lost: number };

/** The practice's roles in use, in its order, with whether each may sign forms and how many of its holders have the permission. */
export async function listSigningRoles(_support: Support, practice: Pick<SeenPractice, "id">) {
  const { id, key, name, maySign } = positionRoles;
  const roles = await db
    .select({ id, key, name, maySign })
    .from(positionRoles)
    .where(and(eq(positionRoles.practiceId, practice.id), isNull(positionRoles.retiredAt)))
    .orderBy(asc(positionRoles.position));
  const holders = await db
    .select({ roleId: memberships.roleId, signers: count() })
    .from(memberships)
    .where(and(eq(memberships.practiceId, practice.id), memberships.listed, memberships.canSignForms))
    .groupBy(memberships.roleId);
  const signers = new Map(holders.map((row) => [row.roleId, row.signers]));
  return roles.map((role) => ({ ...role, signers: signers.get(role.id) ?? 0 }));
}

export type SigningRole = Awaited<ReturnType<typeof listSigningRoles>>[number];

/** Those that may sign, as a form keeps what it was filled with. */
export function signingVersion(roles: SigningRole[]): string {
  return roles
    .filter(({ maySign }) => maySign)
    .map(({ id }) => id)
    .sort()
    .join(" ");
}

/**
 * Lets exactly these of the practice's roles sign forms; undefined where nothing was new. `seen` is what the form was filled with.
 * Throws InvalidError at `roles` for one that is not the practice's, ConflictError when somebody changed it in between.
 */
export async function setSigningRoles(
  support: Support,
  slug: string,
  { roles: wanted, seen }: { roles: string[]; seen?: string },
): Promise<SigningChanged | undefined> {
  const practice = await getPractice(support, slug);
  if (isSame(await listSigningRoles(support, practice), wanted)) return undefined;
  return act(support, "practice.changed", async (tx, about) => {
    const before = await listSigningRoles(support, practice);
    refuseChangedMeanwhile(seen, signingVersion(before));
    const known = new Set(before.map(({ id }) => id));
    if (wanted.some((id) => !known.has(id)))
      throw new InvalidError("roles", "Choose roles of the list. Somebody may have retired one meanwhile.");
    const [gain, lose] = changesOf(before, wanted);
    for (const [roles, maySign] of [
      [gain, true],
      [lose, false],
    ] as const) {
      const ids = roles.map(({ id }) => id);
      await tx.update(positionRoles).set({ maySign }).where(inArray(positionRoles.id, ids));
    }
    about(subjectOf(practice), {
      before: { "Roles that may sign": namesOf(before.filter(({ maySign }) => maySign)) },
      after: { "Roles that may sign": namesOf(before.filter(({ id }) => wanted.includes(id))) },
    });
    return { gained: signersOf(gain), lost: signersOf(lose) };
  });
}

function isSame(roles: SigningRole[], wanted: string[]): boolean {
  const [gain, lose] = changesOf(roles, wanted);
  return gain.length + lose.length === 0 && wanted.every((id) => roles.some((role) => role.id === id));
}

function changesOf(roles: SigningRole[], wanted: string[]): [SigningRole[], SigningRole[]] {
  const gain = roles.filter(({ id, maySign }) => !maySign && wanted.includes(id));
  const lose = roles.filter(({ id, maySign }) => maySign && !wanted.includes(id));
  return [gain, lose];
}

function namesOf(roles: SigningRole[]): string[] {
  return roles.length > 0 ? roles.map(({ name }) => name) : ["none"];
}

function signersOf(roles: SigningRole[]): number {
  return roles.reduce((sum, { signers }) => sum + signers, 0);
}
