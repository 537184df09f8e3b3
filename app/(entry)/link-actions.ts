"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession } from "@/app/_server/begin-session";
import { currentOrigin } from "@/app/_server/visitor";
import { checkChoice, choosePassword } from "@/lib/auth/choose-password";

const passwordInput = z.object({ newPassword: z.string().min(1, "Choose a password.") });

/** Sets the password of the person the link belongs to, and signs them in. */
export const setPassword = publicAction("the link says who it is", passwordInput, async (_, input, bound) => {
  const opened = await choosePassword(bound["token"] ?? "", input.newPassword, await currentOrigin());
  return { to: await beginSession(opened) };
});

/** Says, as the field is left, whether this password could be taken; changes nothing. */
export const checkPassword = publicAction(
  "says only whether a password keeps to the rules",
  passwordInput,
  async (_, input, bound) => {
    await checkChoice(bound["token"] ?? "", input.newPassword);
    return {};
  },
);
