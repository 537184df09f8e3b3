import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";

/** One's own Admin permission is taken on one's own page, where what follows is said: not in passing, among many. Throws InvalidError. */
export function refuseOwnAdminAmongMany(
  admin: Authorized<"users.manage">,
  user: { id: string; admin: boolean },
  input: { admin: boolean },
): void {
  if (user.id === admin.userId && user.admin && !input.admin)
    throw new InvalidError("admin", "Take your own Admin permission on your own page, not among many.");
}
