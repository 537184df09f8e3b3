import { eq } from "drizzle-orm";
import { practices } from "@/db/schema/practices";
import { oneMore } from "@/db/sql";
import type { Support } from "@/lib/auth/support";
import { act } from "./act";
import { getPractice, subjectOf } from "./find-practice";

/** Gives a practice another name; its address stays. False when it is its name already. */
export async function renamePractice(support: Support, slug: string, name: string): Promise<boolean> {
  if ((await getPractice(support, slug)).name === name) return false;
  await act(support, "practice.changed", async (tx, about) => {
    const before = await getPractice(support, slug);
    // Counted, so that an Admin who has Practice Info open is shown it.
    const columns = { name, version: oneMore(practices.version) };
    await tx.update(practices).set(columns).where(eq(practices.id, before.id));
    about(subjectOf(before), { before: { Name: before.name }, after: { Name: name } });
  });
  return true;
}
