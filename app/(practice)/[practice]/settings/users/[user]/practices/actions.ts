"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { endMembership } from "@/lib/users/end-membership";
import { moveHome } from "@/lib/users/move-home";

const takeOver = z.object({ successorId: z.string().max(36).default("") });
const newHome = z.object({ practiceId: z.string().max(36).default("") });

export const endLogin = action("users.manage", takeOver, async (admin, input, { practice, user, name }) => {
  const { follows } = await endMembership(admin, user ?? "", input);
  const message = `${name}’s login to ${admin.practice.name} was ended.`;
  return { to: `/${practice}/settings/users`, say: { message, more: follows, tone: "success" } };
});

export const moveHomeTo = action("group.manage", newHome, async (lead, input, { practice, user, name }) => {
  const { follows } = await moveHome(lead, user ?? "", input.practiceId);
  const message = `${name}’s home practice was moved.`;
  return {
    to: `/${practice}/settings/users/${user}/practices`,
    say: { message, more: follows, tone: "success" },
  };
});
