import type { GroupActor, GroupPractice } from "@/lib/auth/group-actor";
import { InvalidError } from "@/lib/errors";

type Asked = { from: string; to: string[]; all: boolean };

/** The practice that is copied from, and those that are copied to, without itself. Throws InvalidError for one that is not the actor's. */
export function targetsOf(
  lead: GroupActor,
  { from, to, all }: Asked,
): { source: GroupPractice; targets: GroupPractice[] } {
  const source = lead.practices.find(({ id }) => id === from);
  if (!source) throw new InvalidError("from", "Choose one of your practices to copy from.");
  const wanted = new Set(to);
  const targets = lead.practices.filter(({ id }) => id !== from && (all || wanted.has(id)));
  const known = new Set(lead.practices.map(({ id }) => id));
  if (to.some((id) => !known.has(id)))
    throw new InvalidError(
      "to",
      "One of the ticked practices is not yours: you have to be an Admin there. Reload the page and choose again.",
    );
  if (targets.length === 0) throw new InvalidError("to", "Choose at least one practice to copy to.");
  return { source, targets };
}
