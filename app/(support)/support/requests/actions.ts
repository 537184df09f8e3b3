"use server";

import { z } from "zod";
import { approveInput, declineInput } from "@/app/_server/decision-input";
import { supportAction } from "@/app/_server/support-action";
import { approveAsSupport, declineAsSupport } from "@/lib/devices/decide-as-support";
import { getLeftRequest } from "@/lib/devices/left-to-support";
import { afterApproval, afterDecline } from "./after-decision";

const reason = z.string().max(5000).default("");
const LIST = "/support/requests";

export const approve = supportAction(approveInput.extend({ reason }), async (support, input, bound) => {
  const { id, name } = await getLeftRequest(support, bound["request"] ?? "");
  await approveAsSupport(support, id, { ...input, absent: input.absent === "on" });
  return { to: LIST, say: afterApproval(name) };
});

export const decline = supportAction(declineInput.extend({ reason }), async (support, input, bound) => {
  const { id, name } = await getLeftRequest(support, bound["request"] ?? "");
  await declineAsSupport(support, id, { reason: input.reason, secure: input.secure === "yes" });
  return { to: LIST, say: afterDecline(name, input.secure === "yes") };
});
