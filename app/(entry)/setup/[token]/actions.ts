"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession } from "@/app/_server/begin-session";
import { currentOrigin } from "@/app/_server/visitor";
import { signInByLink } from "@/lib/auth/sign-in-by-link";
import { firstRunInput } from "@/lib/practices/first-run-input";
import { foundPractice } from "@/lib/practices/found-practice";

/** Signs the person in that the link belongs to. Only this does, never opening the page. */
export const enterByLink = publicAction("the link says who it is", z.object({}), async (_, _input, bound) => {
  const opened = await signInByLink(bound["token"] ?? "", await currentOrigin());
  return { to: await beginSession(opened) };
});

/** Makes the first group, its practice and its Admin, and signs the Admin in. */
export const beginPractice = publicAction(
  "the link shows that the operator asks",
  firstRunInput,
  async (_, input, bound) => {
    const opened = await foundPractice(bound["token"] ?? "", input, await currentOrigin());
    return {
      to: await beginSession(opened),
      say: { message: `${input.practiceName} is set up. Now add your team under Users.` },
    };
  },
);
