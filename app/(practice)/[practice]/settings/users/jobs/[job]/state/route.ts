import { handler } from "@/app/_server/handler";
import { standingOf } from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import { NotFoundError } from "@/lib/errors";
import { progressOf } from "@/lib/jobs/progress";
import { findProgress } from "@/lib/jobs/queries";

type Params = { practice: string; job: string };

/** How far a job is, for its page. Asking doesn't put the automatic log-off off. */
export const GET = handler<"users.manage", Params>("users.manage", async (admin, _, { job: id }) => {
  const job = await findProgress(admin, id);
  if (!job) throw new NotFoundError();
  const done = Math.min(job.done + progressOf(id), job.total);
  return Response.json(
    { standing: standingOf(job), done, total: job.total },
    { headers: { "cache-control": "no-store" } },
  );
});
