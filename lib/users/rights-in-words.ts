import { readRights } from "./membership-rights";
import { ownRightsInWords } from "./own-rights-in-words";
import { rolesAt } from "./roles-at";

/** A way to say the rights of a line (membership-rights.ts) as people read them. */
export async function rightsInWords(practiceIds: string[], same: string) {
  const roles = practiceIds.length > 0 ? await rolesAt(practiceIds) : new Map();
  return (practiceId: string, text: string): string => {
    const rights = readRights(text);
    if (!rights) return "No login";
    if (rights.follows) return same;
    return ownRightsInWords(rights, roles.get(practiceId) ?? []);
  };
}
