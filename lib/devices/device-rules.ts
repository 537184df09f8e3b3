import { eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import type { DeviceRules } from "./device-rules-input";

/** What the practice says of new devices, with the version a save is held against. */
export async function getDeviceRules(
  admin: Authorized<"practice.manage">,
): Promise<DeviceRules & { version: string }> {
  const rules = await rulesOf(admin.practice.id);
  return { ...rules, version: versionOf(rules) };
}

/** After how many days without use a device of this practice's people has to be approved again. */
export async function trustDaysOf(practiceId: string): Promise<number> {
  return (await rulesOf(practiceId)).trustDays;
}

/** The settings are their own version: Practice Info is saved on the same page, and neither save makes the other form a stale one. */
export function versionOf({ twoFactor, numberRule, trustDays }: DeviceRules): string {
  return `${twoFactor ? "on" : "off"} ${numberRule} ${trustDays}`;
}

/** The same settings by the practice's id, inside a change. */
export async function rulesOf(practiceId: string): Promise<DeviceRules> {
  const { twoFactor, numberRule, trustDays } = practices;
  const [rules] = await db
    .select({ twoFactor, numberRule, trustDays })
    .from(practices)
    .where(eq(practices.id, practiceId));
  if (!rules) throw new NotFoundError();
  return rules;
}
