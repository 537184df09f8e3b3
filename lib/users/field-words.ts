import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import { providers } from "@/db/schema/providers";
import type { Authorized } from "@/lib/auth/authorize";
import { permissionKey } from "@/lib/auth/permissions";
import type { FormValues, UserField } from "./form-values";

export const LOGIN_KIND_LABELS = { email: "Email", username: "Username", none: "No login" } as const;

const TICKS = { on: "Yes", "": "No" };
const ticked = permissionKey.map(({ name }): [UserField, Record<string, string>] => [name, TICKS]);

/** A way to say a form's values as people read them: ids by their names, ticks as Yes and No. */
export async function fieldWords(admin: Authorized<"users.manage">, forms: FormValues[]) {
  const names = { ...(await roleNames(admin, forms)), ...(await providerNames(admin, forms)) };
  const words = new Map<UserField, Record<string, string>>([
    ...ticked,
    ["loginKind", LOGIN_KIND_LABELS],
    ["roleId", names],
    ["providerId", names],
  ]);
  return (field: UserField, value: string): string => {
    if (field === "photo") return value ? "A photo" : "No photo";
    const choices = words.get(field);
    return choices ? (choices[value] ?? "") : value;
  };
}

async function roleNames(
  { practice }: Authorized<"users.manage">,
  forms: FormValues[],
): Promise<Record<string, string>> {
  const ids = forms.map((values) => values.roleId);
  const ofPractice = and(eq(positionRoles.practiceId, practice.id), inArray(positionRoles.id, ids));
  const rows = await db
    .select({ id: positionRoles.id, name: positionRoles.name })
    .from(positionRoles)
    .where(ofPractice);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

async function providerNames(
  { practice }: Authorized<"users.manage">,
  forms: FormValues[],
): Promise<Record<string, string>> {
  const ids = forms.map((values) => values.providerId);
  const ofPractice = and(eq(providers.practiceId, practice.id), inArray(providers.id, ids));
  const rows = await db
    .select({ id: providers.id, name: providers.abbreviation })
    .from(providers)
    .where(ofPractice);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
