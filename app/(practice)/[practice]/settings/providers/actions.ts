"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { addProvider } from "@/lib/providers/add-provider";
import { changeProvider } from "@/lib/providers/change-provider";
import { providerInput } from "@/lib/providers/input";
import { restoreProvider } from "@/lib/providers/restore-provider";
import { retireProvider } from "@/lib/providers/retire-provider";

const nothing = z.object({});
const listOf = (practice: string) => `/${practice}/settings/providers`;

export const saveNewProvider = action(
  "providers.manage",
  providerInput,
  async (admin, input, { practice }) => {
    await addProvider(admin, input);
    return { to: listOf(practice), say: { message: `${input.name} was added.` } };
  },
);

export const saveProvider = action("providers.manage", providerInput, async (admin, input, bound) => {
  await changeProvider(admin, bound["provider"] ?? "", input);
  return { to: listOf(bound.practice), say: { message: `${input.name} was saved.` } };
});

export const retire = action("providers.manage", nothing, async (admin, _input, bound) => {
  await retireProvider(admin, bound["provider"] ?? "");
  return { to: listOf(bound.practice), say: { message: "The provider was retired." } };
});

export const restore = action("providers.manage", nothing, async (admin, _input, bound) => {
  await restoreProvider(admin, bound["provider"] ?? "");
  return { to: listOf(bound.practice), say: { message: "The provider is back in use." } };
});
