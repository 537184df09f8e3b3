"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession, pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { currentOrigin } from "@/app/_server/visitor";
import { claimApproval } from "@/lib/devices/claim-approval";
import { useRecoveryCode as spendCode } from "@/lib/devices/use-recovery-code";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";

const nothing = z.object({});

/** Uses an approval, if there is one, and goes on; otherwise shows how the request stands. */
export const checkAgain = publicAction("the session that waits says whose it is", nothing, async () => {
  const opened = await claimApproval(await currentSecret(), await currentOrigin());
  return { to: opened ? await beginSession(opened) : await whereItBelongs() };
});

const codeInput = z.object({
  code: z
    .string()
    .trim()
    .min(1, "Enter one of the codes, as it is printed.")
    .max(200, "That is longer than a code."),
  password: z.string().min(1, "Enter your password."),
});

/** Emergency access: a printed code and one's own password approve the request, and use the approval. */
export const enterByCode = publicAction(
  "the session that waits says whose it is",
  codeInput,
  async (_, input) => {
    const opened = await spendCode(await currentSecret(), input, await currentOrigin());
    return { to: await beginSession(opened) };
  },
);

/** Takes one's own request back. */
export const cancelRequest = publicAction(
  "the session that waits says whose it is",
  nothing,
  async (visitor) => {
    await withdrawRequest(visitor, await currentSecret());
    return { to: await whereItBelongs() };
  },
);

/** Straight to where this browser belongs by now, which is the waiting page even for a wait that is over: a detour would leave the wrong address standing. */
async function whereItBelongs(): Promise<string> {
  const secret = await currentSecret();
  return (await waitingOf(secret)) ? "/waiting" : pathAfterSignIn(secret);
}
