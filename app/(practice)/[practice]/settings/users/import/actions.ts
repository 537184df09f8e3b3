"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { InvalidError } from "@/lib/errors";
import { settledSoon } from "@/lib/jobs/settled-soon";
import { takeFile } from "@/lib/users/imports/take-file";

const importInput = z.object({ file: z.instanceof(File).optional(), invite: z.literal("on").optional() });

export const lookAtFile = action("users.manage", importInput, async (admin, { file, invite }, bound) => {
  if (!file || file.size === 0) throw new InvalidError("file", "Choose a CSV file with somebody in it.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const job = await takeFile(admin, { name: file.name, bytes, invite: invite === "on" });
  await settledSoon(job);
  return { to: `/${bound.practice}/settings/users/jobs/${job}` };
});
