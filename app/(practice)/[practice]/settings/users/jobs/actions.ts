"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { beginJob } from "@/lib/jobs/begin-job";
import { cancelJob } from "@/lib/jobs/cancel-job";
import { getJob } from "@/lib/jobs/queries";
import { settledSoon } from "@/lib/jobs/settled-soon";

const nothing = z.object({});
const pageOf = (practice: string, job: string) => `/${practice}/settings/users/jobs/${job}`;

export const begin = action("users.manage", nothing, async (admin, _, bound) => {
  const job = await getJob(admin, bound.job ?? "");
  await beginJob(admin, job, { whole: job.kind === "import" });
  await settledSoon(job.id);
  return { to: pageOf(bound.practice, job.id) };
});

export const cancel = action("users.manage", nothing, async (admin, _, bound) => {
  const job = await getJob(admin, bound.job ?? "");
  await cancelJob(job);
  return { to: pageOf(bound.practice, job.id) };
});
