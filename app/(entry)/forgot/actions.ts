"use server";

import { after } from "next/server";
import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { requestReset } from "@/lib/auth/request-reset";

const forgotInput = z.object({ login: z.string().trim().min(1, "Enter your email or username.") });

/** Answers first and looks for the account afterwards: neither words nor time tell whether there is one. */
export const askForReset = publicAction(
  "whoever forgot has no session",
  forgotInput,
  async (visitor, input) => {
    after(() => requestReset(visitor, input.login));
    return { more: { asked: true } };
  },
);
