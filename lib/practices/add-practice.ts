import { newId, type Tx } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { nextPracticeNumber } from "@/db/sql";
import { now } from "@/lib/clock";
import { foldLogin } from "@/lib/text";
import { standardRoles } from "./standard-roles";

export type NewPractice = {
  groupId: string;
  slug: string;
  name: string;
  timeZone: string;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  address?: string | null | undefined;
  reviewLink?: string | null | undefined;
  colour?: string | undefined;
};

export type PracticeRow = typeof practices.$inferSelect;

/** Adds a practice with its eight position roles, inside a change. The caller notes it. */
export async function addPractice(tx: Tx, practice: NewPractice): Promise<PracticeRow> {
  const emailKey = practice.email ? foldLogin(practice.email) : null;
  const [added] = await tx
    .insert(practices)
    .values({
      ...practice,
      emailKey,
      number: nextPracticeNumber(),
      createdAt: now(),
    })
    .returning();
  const row = added as PracticeRow;
  await tx.insert(positionRoles).values(
    standardRoles.map((role, position) => ({
      id: newId(),
      practiceId: row.id,
      ...role,
      position,
      maySign: role.key === "doctor",
    })),
  );
  return row;
}
