import type { Facts } from "@/db/schema/audit";
import { type Permissions, permissionKey } from "@/lib/auth/permissions";

type Rights = Permissions & { role: string; followsHome: boolean };

export const FOLLOWS = "Same permissions as at the home practice";

/** What the log says of rights that were given: the role, and what is ticked. */
export function factsOfGiven(rights: Rights): Facts {
  const all = allFacts(rights);
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== false));
}

/** What the log says of rights that changed: only what differs. */
export function factsOfRightsChange(before: Rights, after: Rights): { before: Facts; after: Facts } {
  const was = allFacts(before);
  const is = allFacts(after);
  const only = (facts: Facts) =>
    Object.fromEntries(Object.entries(facts).filter(([label]) => was[label] !== is[label]));
  return { before: only(was), after: only(is) };
}

function allFacts(rights: Rights): Facts {
  return {
    Role: rights.role,
    ...Object.fromEntries(permissionKey.map(({ name, label }) => [label, rights[name]])),
    [FOLLOWS]: rights.followsHome,
  };
}
