import { eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import type { Support } from "@/lib/auth/support";
import { InvalidError } from "@/lib/errors";
import { addPractice } from "@/lib/practices/add-practice";
import { againIfTaken } from "@/lib/users/again-if-taken";
import { act } from "./act";
import { getOpenGroup } from "./find-group";
import { subjectOf } from "./find-practice";
import type { NewPracticeInput } from "./input";

/** Makes a practice in a group, with its eight roles and 2 Factor Authenticator on. Throws InvalidError at `slug`, also for a closed practice's, or `groupId`. */
export function createPractice(support: Support, input: NewPracticeInput): Promise<void> {
  return againIfTaken(() =>
    act(support, "practice.created", async (tx, about) => {
      const group = await getOpenGroup(support, input.groupId);
      await refuseTakenSlug(input.slug);
      const practice = await addPractice(tx, input);
      const facts = { Group: group.name, Address: practice.slug, "Time zone": practice.timeZone };
      about(subjectOf(practice), { after: facts });
    }),
  );
}

// Links and bookmarks of a closed practice must never lead to another one.
async function refuseTakenSlug(slug: string): Promise<void> {
  const [taken] = await db
    .select({ name: practices.name, closedAt: practices.closedAt })
    .from(practices)
    .where(eq(practices.slug, slug));
  if (!taken) return;
  const whose = taken.closedAt ? `${taken.name}, which is closed,` : taken.name;
  throw new InvalidError("slug", `${whose} has this address. Choose another one.`);
}
