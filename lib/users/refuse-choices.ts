import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { memberships } from "@/db/schema/memberships";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { todayIn } from "./access-end";
import { type LookUps, lookUps } from "./look-ups";

/** Refuses a role of another practice, and a retired one that the user does not have already. */
export async function refuseRole(
  admin: Authorized<"users.manage">,
  roleId: string,
  current?: string,
  look: LookUps = lookUps(admin),
): Promise<void> {
  const role = await look.role(roleId);
  if (!role) throw new InvalidError("roleId", "This role is not one of the practice's. Choose another one.");
  if (role.retiredAt && roleId !== current)
    throw new InvalidError("roleId", `The role ${role.name} is no longer in use. Choose another one.`);
}

/** Refuses a provider of another practice, a retired one, and one that somebody else has. */
export async function refuseProvider(
  admin: Authorized<"users.manage">,
  providerId: string | null,
  user?: { id: string; providerId: string | null },
  look: LookUps = lookUps(admin),
): Promise<void> {
  if (!providerId || providerId === user?.providerId) return;
  const provider = await look.provider(providerId);
  if (!provider)
    throw new InvalidError("providerId", "This provider is not on the practice's list. Choose another one.");
  const { abbreviation, retiredAt, holder } = provider;
  if (retiredAt)
    throw new InvalidError(
      "providerId",
      `${abbreviation} was retired. Choose another one, or leave it empty.`,
    );
  if (!holder || holder.id === user?.id) return;
  const message = `${abbreviation} is connected to ${holder.name}. Choose another one, or disconnect it there first.`;
  throw new InvalidError("providerId", message);
}

/** A deleted user keeps their provider for the day they are restored, but not from somebody who needs it now. */
export async function takeProviderFromDeleted(tx: Tx, providerId: string | null): Promise<void> {
  if (!providerId) return;
  const ofDeleted = and(eq(memberships.providerId, providerId), eq(memberships.listed, false));
  await tx.update(memberships).set({ providerId: null }).where(ofDeleted);
}

/** Refuses a last day that has passed where the person works. */
export function refusePastDay(day: string | null, timeZone: string): void {
  if (day && day < todayIn(timeZone))
    throw new InvalidError(
      "accessEndsOn",
      "This day has passed. Choose today or a later day, or leave it empty.",
    );
}
