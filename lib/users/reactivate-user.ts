import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { refuseAct } from "./acts";
import { comeBack } from "./come-back";
import type { Done } from "./deactivate-user";
import { getUser } from "./find-user";

/** Lets a deactivated user in again, as they were but for Default Doctor; devices need a new approval. */
export function reactivateUser(admin: Authorized<"users.manage">, userId: string): Promise<Done> {
  return change(admin, "user.reactivated", async (tx, about) => {
    const user = await getUser(admin, userId);
    refuseAct(admin, "reactivate", user);
    return comeBack(tx, about, admin, user);
  });
}
