import { and, eq } from "drizzle-orm";
import { newId, type Tx } from "@/db";
import { photos } from "@/db/schema/photos";
import { positionRoles } from "@/db/schema/position-roles";
import { providers } from "@/db/schema/providers";
import { now } from "@/lib/clock";
import type { Photo } from "@/lib/photos/read-photo";
import { addMembership, type UserRow } from "@/lib/users/add-person";
import type { Part } from "./cast/member";
import type { DemoPractice } from "./found-practices";

type Placed = { person: UserRow; part: Part; portrait: Photo | undefined; isHome: boolean };

/** Gives a person their part at a practice, inside a change. */
export async function joinPractice(
  tx: Tx,
  practice: DemoPractice,
  { person, part, portrait, isHome }: Placed,
): Promise<void> {
  const { publicName = null, extensions = "", nameOnForms = null, provider, role, can = [] } = part;
  await addMembership(tx, practice, {
    userId: person.id,
    isHome,
    roleId: await roleOf(tx, practice, role),
    providerId: provider ? await providerOf(tx, practice, provider) : null,
    photoId: portrait ? await keepPhoto(tx, practice, portrait, person.id) : null,
    publicName,
    extensions,
    nameOnForms,
    ...Object.fromEntries(can.map((permission) => [permission, true])),
  });
}

async function roleOf(tx: Tx, { id }: DemoPractice, key: Part["role"]): Promise<string> {
  const here = and(eq(positionRoles.practiceId, id), eq(positionRoles.key, key));
  const [role] = await tx.select({ id: positionRoles.id }).from(positionRoles).where(here);
  if (!role) throw new Error(`No role ${key}.`);
  return role.id;
}

async function providerOf(tx: Tx, { id }: DemoPractice, externalId: string): Promise<string> {
  const here = and(eq(providers.practiceId, id), eq(providers.externalId, externalId));
  const [provider] = await tx.select({ id: providers.id }).from(providers).where(here);
  if (!provider) throw new Error(`No provider ${externalId}.`);
  return provider.id;
}

async function keepPhoto(
  tx: Tx,
  { id: practiceId }: DemoPractice,
  photo: Photo,
  uploadedBy: string,
): Promise<string> {
  const id = newId();
  await tx.insert(photos).values({ id, practiceId, uploadedBy, ...photo, savedAt: now(), createdAt: now() });
  return id;
}
