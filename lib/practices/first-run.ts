import { db } from "@/db";
import { groups } from "@/db/schema/groups";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { makeLink } from "@/lib/auth/links";

/** The one-time link that founds the first practice, while there is no group; a newer one, after a restart, replaces it. */
export async function firstRunLink(): Promise<string | undefined> {
  if (await isFounded()) return undefined;
  const link = await bookkeep("first-run link made", (tx) => makeLink(tx, "first-run", null));
  return link.url;
}

/** Whether there is a group already: then nobody can found the first one any more. */
export async function isFounded(): Promise<boolean> {
  const some = await db.select({ id: groups.id }).from(groups).limit(1);
  return some.length > 0;
}
