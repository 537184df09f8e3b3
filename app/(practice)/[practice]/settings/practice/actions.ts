"use server";

import { action } from "@/app/_server/action";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { deviceRulesInput } from "@/lib/devices/device-rules-input";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { practiceInput } from "@/lib/practices/input";
import { rulesSaved } from "./rules-saved";

const pageOf = (practice: string) => `/${practice}/settings/practice`;

export const savePractice = action("practice.manage", practiceInput, async (admin, input, { practice }) => {
  const changed = await changePracticeInfo(admin, input);
  return {
    to: pageOf(practice),
    say: {
      message: changed ? `${input.name} was saved.` : "Nothing had changed.",
      tone: changed ? "success" : "info",
    },
  };
});

export const saveDeviceRules = action(
  "practice.manage",
  deviceRulesInput,
  async (admin, input, { practice }) => ({
    to: pageOf(practice),
    say: rulesSaved(await changeDeviceRules(admin, input)),
  }),
);
