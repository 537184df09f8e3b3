import { and, asc, inArray, lte } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import { type About, change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { leavesAnAdminEverywhere } from "./lasting-admin";
import { practicesOf } from "./refuse-login";
import { shutOut } from "./shut-out";
import { stepDownEverywhere } from "./take-over";

const AT_ONCE = 100;

/**
 * Deactivates everybody whose last day is over, at most 100 at a time; gives how many. The gate refuses them since that moment, this tidies
 * up. A last Admin can't have such a day (lib/users/lasting-admin.ts); one who has it all the same is left on the list.
 * Throws ConflictError when another server was quicker.
 */
export async function endAccess(): Promise<number> {
  const over = await db
    .select({ id: users.id })
    .from(users)
    .where(isOver(db))
    .orderBy(asc(users.accessEndsAt))
    .limit(AT_ONCE);
  if (over.length === 0) return 0;
  return change(system("end of access"), "user.access-ended", async (tx, about) => {
    const ended = await tx
      .update(users)
      .set({ status: "deactivated", version: oneMore(users.version) })
      .where(
        and(
          inArray(
            users.id,
            over.map(({ id }) => id),
          ),
          isOver(tx),
        ),
      )
      .returning({ id: users.id, name: users.name });
    if (ended.length === 0) throw new ConflictError("Another server was quicker.");
    for (const user of ended) await tidyUp(tx, about, user);
    return ended.length;
  });
}

function isOver(from: Pick<Tx, "select">) {
  const stillIn = inArray(users.status, ["invited", "active"]);
  return and(lte(users.accessEndsAt, now()), stillIn, leavesAnAdminEverywhere(from, users.id));
}

async function tidyUp(tx: Tx, about: About, user: { id: string; name: string }): Promise<void> {
  await stepDownEverywhere(tx, user.id);
  await shutOut(tx, user.id, "access ended");
  for (const practiceId of await practicesOf(user.id))
    about({ kind: "user", ...user, practiceId }, { after: { Status: "Deactivated" } });
}
