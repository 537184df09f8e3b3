"use server";

import { action } from "@/app/_server/action";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { practiceInput } from "@/lib/practices/input";

export const savePractice = action("practice.manage", practiceInput, async (admin, input, { practice }) => {
  const changed = await changePracticeInfo(admin, input);
  return {
    to: `/${practice}/settings/practice`,
    say: {
      message: changed ? `${input.name} was saved.` : "Nothing had changed.",
      tone: changed ? "success" : "info",
    },
  };
});
