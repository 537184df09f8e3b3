import { csvResponse } from "@/app/_server/csv";
import { handler } from "@/app/_server/handler";
import {
  rowStateInWords,
  type Standing,
  standingOf,
} from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import { exportJobRows, getJob } from "@/lib/jobs/queries";
import type { WorkRow } from "@/lib/jobs/work";

type Params = { practice: string; job: string };

/** Every row of a job with what became of it, as CSV. */
export const GET = handler<"users.manage", Params>("users.manage", async (admin, _, { job: id }) => {
  const job = await getJob(admin, id);
  return csvResponse(
    `work-${admin.practice.slug}.csv`,
    ["Row", "Who", "Result", "In words"],
    cellsOf(exportJobRows(job), standingOf(job)),
  );
});

async function* cellsOf(rows: AsyncIterable<WorkRow>, standing: Standing) {
  for await (const { number, label, state, outcome } of rows)
    yield [number, label, rowStateInWords(state, standing), outcome];
}
