"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { currentSecret } from "@/app/_server/cookies";
import { approveByLink, declineByLink } from "@/lib/devices/decide-by-link";

const LONGEST = 5000;

const approveInput = z.object({
  number: z
    .string()
    .max(LONGEST)
    .default("")
    .transform((typed) => typed.replace(/\D/g, "")),
  absent: z.literal("on").optional(),
  password: z.string().max(LONGEST).default(""),
});

const declineInput = z.object({ secure: z.enum(["yes", ""]).default("") });

/** Approves by the mailed link; who is not signed in here as that Admin types their password. */
export const approveRequest = publicAction(
  "the link says who decides, and a session or password proves it",
  approveInput,
  async (visitor, { number, absent, password }, { token = "" }) => {
    const browser = { address: visitor.address, sessionSecret: await currentSecret() };
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
