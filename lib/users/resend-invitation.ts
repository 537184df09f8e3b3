import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { refuseAct } from "./acts";
import type { Done } from "./deactivate-user";
import { getUser } from "./find-user";
import { openWayIn } from "./way-in";

/** Sends a new invitation, or gives a new setup link to hand over, shown once. The one before stops working. */
export function resendInvitation(admin: Authorized<"users.manage">, userId: string): Promise<Done> {
  return change(admin, "user.invited", async (tx, about) => {
    const user = await getUser(admin, userId);
    refuseAct(admin, "resend", user);
    const recipient = mailAddressOf(user);
    about(
      { kind: "user", id: user.id, name: user.name },
      {},
      recipient ? "user.invited" : "user.setup-link-made",
    );
    const link = await openWayIn(tx, admin, user);
    return {
      link,
      follows: recipient
        ? [`A new invitation is on its way to ${recipient}. The one before no longer works.`]
        : [],
    };
  });
}
