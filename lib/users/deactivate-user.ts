import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { removeUser } from "./remove-user";
import type { TakeOver } from "./take-over";
import type { SetupLink } from "./way-in";

/** What an act on a user led to, in sentences; a setup link where one has to be handed over. */
export type Done = { follows: string[]; link?: SetupLink | undefined };

/** Deactivates a user: no sign-in, sessions end at once, off the public pages; history stays. Refuses oneself and the last Admin. */
export function deactivateUser(
  admin: Authorized<"users.manage">,
  userId: string,
  takeOver: TakeOver = {},
): Promise<Done> {
  return change(admin, "user.deactivated", async (tx, about) => ({
    follows: await removeUser(tx, about, admin, userId, "deactivate", takeOver),
  }));
}
