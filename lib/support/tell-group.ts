import { eq } from "drizzle-orm";
import { db } from "@/db";
import type { Facts } from "@/db/schema/audit";
import { practices } from "@/db/schema/practices";
import type { About } from "@/lib/audit/change";

/** Notes what became of a group: in the system's own log, and in that of each of its practices, which belong to it. */
export async function tellGroup(
  about: About,
  group: { id: string; name: string },
  facts: { before: Facts; after: Facts },
): Promise<void> {
  const subject = { kind: "group", id: group.id, name: group.name };
  about(subject, facts);
  const own = await db.select({ id: practices.id }).from(practices).where(eq(practices.groupId, group.id));
  for (const { id } of own) about({ ...subject, practiceId: id }, facts);
}
