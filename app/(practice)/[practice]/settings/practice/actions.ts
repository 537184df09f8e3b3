"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { deviceRulesInput } from "@/lib/devices/device-rules-input";
import { LARGEST_PHOTO } from "@/lib/photos/rules";
import { changeFeatures } from "@/lib/practices/change-features";
import { changeLogo, removeLogo } from "@/lib/practices/change-logo";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { featuresFollow } from "@/lib/practices/features-in-words";
import { featuresInput } from "@/lib/practices/features-input";
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

const logoInput = z.object({
  photo: z
    .instanceof(File, { error: "Choose a JPEG, PNG or WebP picture." })
    .refine(({ size }) => size > 0, "Choose a JPEG, PNG or WebP picture.")
    .refine(({ size }) => size <= LARGEST_PHOTO, "This picture is over 8 MB. Choose a smaller one."),
});

export const saveLogo = action("practice.manage", logoInput, async (admin, { photo }, { practice }) => {
  await changeLogo(admin, Buffer.from(await photo.arrayBuffer()));
  return { to: `${pageOf(practice)}#logo`, say: { message: "The logo was saved." } };
});

export const deleteLogo = action("practice.manage", z.object({}), async (admin, _input, { practice }) => {
  const removed = await removeLogo(admin);
  return {
    to: `${pageOf(practice)}#logo`,
    say: { message: removed ? "The logo was removed." : "There was none." },
  };
});

export const saveFeatures = action("practice.manage", featuresInput, async (admin, input, { practice }) => {
  const changed = await changeFeatures(admin, input);
  return {
    to: `${pageOf(practice)}#feature-switches`,
    say: changed
      ? { message: "The features were saved.", more: featuresFollow(changed) }
      : { message: "Nothing had changed.", tone: "info" },
  };
});
