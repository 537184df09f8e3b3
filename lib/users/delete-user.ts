import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import type { Done } from "./deactivate-user";
import { removeUser } from "./remove-user";
import type { TakeOver } from "./take-over";

/** Deletes a user: as deactivated, and off the list. They can be restored for 30 days. Refuses oneself and the last Admin. */
export function deleteUser(
  admin: Authorized<"users.manage">,
  userId: string,
  takeOver: TakeOver = {},
): Promise<Done> {
  return change(admin, "user.deleted", async (tx, about) => ({
    follows: await removeUser(tx, about, admin, userId, "delete", takeOver),
  }));
}
