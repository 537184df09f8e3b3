import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { refuseAct } from "./acts";
import { type FoundUser, getUser } from "./find-user";
import { leavesAnAdminEverywhere, refuseLastAdmin } from "./lasting-admin";
import { practicesOf } from "./refuse-login";
import { isLastingAdmin, STATUS_LABELS } from "./rules";
import { shutOut } from "./shut-out";
import { doctorElsewhere, handOver, leftWithoutDoctor, stepDownEverywhere, type TakeOver } from "./take-over";

/** What deactivating and deleting have in common. Gives the sentences about what follows. */
export async function removeUser(
  tx: Tx,
  about: About,
  admin: Authorized<"users.manage">,
  userId: string,
  act: "deactivate" | "delete",
  takeOver: TakeOver,
): Promise<string[]> {
  const user = await getUser(admin, userId);
  refuseAct(admin, act, user);
  const successor = await handOver(tx, about, admin, user, takeOver);
  const elsewhere = await doctorElsewhere(user.id, admin.practice.id);
  const status = act === "delete" ? "deleted" : "deactivated";
  if (act === "deactivate") await stepDownEverywhere(tx, user.id);
  await leave(tx, admin, user, status);
  await shutOut(tx, user.id, status);
  const doctorAt = new Set(elsewhere);
  for (const practiceId of await practicesOf(user.id)) {
    const doctor = (still: boolean) => doctorAt.has(practiceId) && { "Default Doctor": still };
    const before = { Status: STATUS_LABELS[user.status], ...doctor(true) };
    const after = { Status: STATUS_LABELS[status], ...doctor(false) };
    about({ kind: "user", id: user.id, name: user.name, practiceId }, { before, after });
  }
  return [
    ...(successor ? [`${successor.name} is the Default Doctor now.`] : []),
    ...leftWithoutDoctor(elsewhere),
  ];
}

async function leave(
  tx: Tx,
  admin: Authorized<"users.manage">,
  user: FoundUser,
  status: "deactivated" | "deleted",
) {
  const another = isLastingAdmin({ ...user, admin: true }) ? leavesAnAdminEverywhere(tx, user.id) : undefined;
  const here = inArray(users.status, ["invited", "active", "deactivated"]);
  const left = await tx
    .update(users)
    .set({
      status,
      ...(status === "deleted" && { deletedAt: now(), deletedFrom: user.status }),
      version: oneMore(users.version),
    })
    .where(and(eq(users.id, user.id), here, another))
    .returning({ id: users.id });
  if (left.length === 0) await refuseLastAdmin(admin, user, "form");
}
