"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession } from "@/app/_server/begin-session";
import { currentOrigin } from "@/app/_server/visitor";
import { SIGN_IN_REFUSED, signIn } from "@/lib/auth/sign-in";
import { InvalidError } from "@/lib/errors";

const loginInput = z.object({
  login: z.string().trim().min(1, "Enter your email or username."),
  password: z.string().min(1, "Enter your password."),
  next: z.string().optional(),
});

/** Signs in with login and password, and goes on to where the visitor wanted to go. */
export const enter = publicAction("whoever signs in has no session yet", loginInput, async (_, input) => {
  const opened = await signIn(input.login, input.password, await currentOrigin());
  if (!opened) throw new InvalidError("", SIGN_IN_REFUSED);
  return { to: await beginSession(opened, input.next) };
});
