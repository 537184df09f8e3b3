"use server";

import { publicAction } from "@/app/_server/action";
import { currentSecret } from "@/app/_server/cookies";
import { approveInput, declineInput } from "@/app/_server/decision-input";
import { currentOrigin } from "@/app/_server/visitor";
import { approveByLink, declineByLink } from "@/lib/devices/decide-by-link";

/** Approves by the mailed link; who is not signed in here as that Admin types their password. */
export const approveRequest = publicAction(
  "the link says who decides, and a session or password proves it",
  approveInput,
  async (_, { number, absent, password }, { token = "" }) => {
    const browser = { ...(await currentOrigin()), sessionSecret: await currentSecret() };
    await approveByLink(token, { number, absent: absent === "on", password }, browser);
    return { to: `/decide/${encodeURIComponent(token)}` };
  },
);

/** Declines by the mailed link, which is all it needs. */
export const declineRequest = publicAction(
  "declining needs only the link",
  declineInput,
  async (visitor, { secure }, { token = "" }) => {
    const browser = { address: visitor.address, sessionSecret: await currentSecret() };
    await declineByLink(token, secure === "yes", browser);
    return { to: `/decide/${encodeURIComponent(token)}` };
  },
);
