import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError, InvalidError } from "@/lib/errors";
import type { FoundUser } from "./find-user";
import { STATUS_LABELS } from "./rules";

/** What an Admin can do with a user besides editing, by the names of the row menu and of the user's page. */
export const userActs = [
  "resend",
  "password-link",
  "deactivate",
  "reactivate",
  "sign-out",
  "delete",
  "restore",
] as const;
export type UserAct = (typeof userActs)[number];

/** The statuses in which each act makes sense (lib/users/README.md). */
const FROM: Record<UserAct, readonly FoundUser["status"][]> = {
  resend: ["invited"],
  "password-link": ["active"],
  deactivate: ["invited", "active"],
  reactivate: ["deactivated"],
  "sign-out": ["invited", "active", "deactivated"],
  delete: ["invited", "active", "deactivated"],
  restore: ["deleted"],
};

/** Whether the act makes sense for somebody of this status: what the row menu offers. */
export function isPossible(act: UserAct, { status }: Pick<FoundUser, "status">): boolean {
  return FROM[act].includes(status);
}

/** Why the admin can't do this, in words; undefined when they can, as far as no other row has a say. */
export function whyNot(admin: Authorized<"users.manage">, act: UserAct, user: FoundUser): string | undefined {
  if (user.homePracticeId !== admin.practice.id)
    return `Only an Admin of ${user.homePracticeName}, ${user.name}'s home practice, can do this.`;
  const removes = act === "deactivate" || act === "delete";
  if (removes && user.id === admin.userId) return `You can't ${act} yourself. Another Admin can.`;
  if (act === "resend" && user.loginKind === "none") return `${user.name} has no login to be invited to.`;
  if (act === "password-link" && user.loginKind === "none") return `${user.name} has no login.`;
  if (act === "password-link" && user.id === admin.userId)
    return "You change your own password on your profile.";
  return undefined;
}

/** Refuses what the admin may not do with this user, and what somebody else did meanwhile. */
export function refuseAct(admin: Authorized<"users.manage">, act: UserAct, user: FoundUser): void {
  const why = whyNot(admin, act, user);
  if (why) throw new InvalidError("form", why);
  if (!isPossible(act, user)) throw new ConflictError(outOfTurn(act, user));
}

function outOfTurn(act: UserAct, { name, status }: FoundUser): string {
  if (act === "password-link" && status === "invited")
    return `${name} has chosen no password yet. Resend the invitation instead.`;
  if (act === "resend" && status === "active")
    return `${name} has chosen a password already. There is nothing to send again.`;
  return `Nothing was changed: ${name} is ${STATUS_LABELS[status].toLowerCase()} already.`;
}
