import { db } from "@/db";
import { groups } from "@/db/schema/groups";

/** Whether the database answers a question now. */
export async function databaseAnswers(): Promise<boolean> {
  return db
    .select({ id: groups.id })
    .from(groups)
    .limit(1)
    .then(
      () => true,
      () => false,
    );
}
