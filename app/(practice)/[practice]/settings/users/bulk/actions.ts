"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { settledSoon } from "@/lib/jobs/settled-soon";
import { putDown } from "@/lib/users/bulk/put-down";
import { selectionOf } from "./chosen-of";
import { taskOf } from "./task-of";

const text = z.string().max(100).default("");
const texts = z.array(z.string().max(100)).max(1000).default([]);
const bulkInput = z.object({
  user: texts,
  view: z.string().max(2000).optional(),
  act: text,
  roleId: text,
  give: texts,
  take: texts,
  join: texts,
  leave: texts,
});

export const preview = action("users.manage", bulkInput, async (admin, input, bound) => {
  const job = await putDown(admin, await taskOf(admin, input), selectionOf(input));
  await settledSoon(job);
  return { to: `/${bound.practice}/settings/users/jobs/${job}` };
});
