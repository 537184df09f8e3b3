import { abilityOf } from "@/lib/auth/abilities";
import { refusalTitle, whoCanChange } from "@/lib/auth/ability-words";
import type { StaffActor } from "@/lib/auth/actor";
import type { Capability } from "@/lib/auth/capabilities";
import { listAdminNames } from "@/lib/practices/queries";
import { getOwnRights } from "@/lib/users/rights";

/** "You need the Admin permission. Ruth Adler or Sam Ito can give it.": what somebody lacks, and who could change that. */
export async function refusalInWords(actor: StaffActor, capability: Capability): Promise<string> {
  const [rights, admins] = await Promise.all([getOwnRights(actor), listAdminNames(actor)]);
  const ability = abilityOf(rights, capability);
  return `${refusalTitle(ability)}. ${whoCanChange(ability, admins)}`;
}
