import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { practices } from "@/db/schema/practices";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { rulesOf, versionOf } from "./device-rules";
import type { DeviceRules, DeviceRulesInput } from "./device-rules-input";
import { differingRules, ruleFacts, ruleSentences, staleRules } from "./device-rules-words";
import { tellAdmins } from "./tell-admins";
import { trustLiveDevices } from "./trust-live-devices";
import { withdrawNeedless } from "./withdraw-needless";

/** What followed from a change: undefined where nothing was new. */
export type RulesChanged = { trusted: number; withdrawn: number };

/**
 * Changes what the practice says of new devices, and mails all its Admins. Turning 2 Factor Authenticator on trusts the devices in use
 * now; turning it off withdraws what waits for nothing any more. Throws StaleError when the form was filled from older settings.
 */
export async function changeDeviceRules(
  admin: Authorized<"practice.manage">,
  { version, ...rules }: DeviceRulesInput,
): Promise<RulesChanged | undefined> {
  const { id, name } = admin.practice;
  if (differingRules(await rulesOf(id), rules).length === 0) return undefined;
  return change(admin, "security.changed", async (tx, about) => {
    const before = await rulesOf(id);
    if (versionOf(before) !== version || !(await saved(tx, id, before, rules)))
      throw staleRules(before, rules);
    const changed = differingRules(before, rules);
    about(
      { kind: "practice", id, name },
      { before: ruleFacts(before, changed), after: ruleFacts(rules, changed) },
    );
    await tellAdmins(tx, admin, ruleSentences(rules, changed));
    if (!changed.includes("twoFactor")) return { trusted: 0, withdrawn: 0 };
    if (rules.twoFactor) return { trusted: await trustLiveDevices(tx, about, id), withdrawn: 0 };
    return { trusted: 0, withdrawn: await withdrawNeedless(tx, about, id) };
  });
}

/** Holds only while the settings are those the form was filled from. */
async function saved(tx: Tx, practiceId: string, before: DeviceRules, rules: DeviceRules): Promise<boolean> {
  const rows = await tx
    .update(practices)
    .set(rules)
    .where(
      and(
        eq(practices.id, practiceId),
        eq(practices.twoFactor, before.twoFactor),
        eq(practices.numberRule, before.numberRule),
        eq(practices.trustDays, before.trustDays),
      ),
    )
    .returning({ id: practices.id });
  return rows.length === 1;
}
