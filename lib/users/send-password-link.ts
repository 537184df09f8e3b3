import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { makeLink } from "@/lib/auth/links";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { mailResetLink } from "@/lib/auth/request-reset";
import { maskEmail } from "@/lib/outbox/mask-email";
import { refuseAct } from "./acts";
import type { Done } from "./deactivate-user";
import { getUser } from "./find-user";

/**
 * Gives somebody who has a password a link to choose a new one: mailed to them like Forgot password's where they have an e-mail, so that no
 * Admin ever sees it; else a setup link to hand over, shown once (product.md, sections 3 and 7). Earlier ones of its kind stop working.
 */
export function sendPasswordLink(admin: Authorized<"users.manage">, userId: string): Promise<Done> {
  return change(admin, "password.reset-requested", async (tx, about) => {
    const user = await getUser(admin, userId);
    refuseAct(admin, "password-link", user);
    const subject = { kind: "user", id: user.id, name: user.name };
    const recipient = mailAddressOf(user);
    if (!recipient) {
      about(subject, {}, "user.setup-link-made");
      const { url, expiresAt } = await makeLink(tx, "setup", user.id);
      return { link: { url, expiresAt }, follows: ["The link before no longer works."] };
    }
    about(subject, { after: { "Sent to": maskEmail(recipient) } });
    await mailResetLink(tx, user, recipient);
    return {
      follows: [`A link to choose a new password is on its way to ${recipient}. It works for 30 minutes.`],
    };
  });
}
