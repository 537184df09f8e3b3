"use server";

import { z } from "zod";
import { publicAction } from "@/app/_server/action";
import { beginSession } from "@/app/_server/begin-session";
import { currentOrigin } from "@/app/_server/visitor";
import { refuseGuessable } from "@/lib/auth/password-choice";
import { signInByLink } from "@/lib/auth/sign-in-by-link";
import { firstRunInput } from "@/lib/practices/first-run-input";
import { foundPractice } from "@/lib/practices/found-practice";

const asTyped = z.object({
  ...Object.fromEntries(Object.keys(firstRunInput.shape).map((field) => [field, z.string()])),
  ...{ email: z.string(), practiceName: z.string(), groupName: z.string(), newPassword: z.string() },
});

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

/** Says, as a field is left, what is wrong with it; changes nothing. */
export const checkPractice = publicAction(
  "says only whether a form is filled in well",
  firstRunInput,
  async () => ({}),
);

/** The same for the password, whatever the other fields hold. */
export const checkFirstPassword = publicAction(
  "says only whether a password keeps to the rules",
  asTyped,
  async (_, { email, practiceName, groupName, newPassword }) => {
    await refuseGuessable(newPassword, email, [practiceName, groupName]);
    return {};
  },
);
