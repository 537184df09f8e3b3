"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { currentOrigin } from "@/app/_server/visitor";
import { replacePassword } from "@/lib/auth/replace-password";

const passwordInput = z.object({ newPassword: z.string().min(1, "Choose a password.") });

/** Sets the new password of whoever has to choose one, and goes on. */
export const setNewPassword = publicAction("the session says who it is", passwordInput, async (_, input) => {
  const opened = await replacePassword(await currentSecret(), input.newPassword, await currentOrigin());
  return { to: await beginSession(opened) };
});
