import type { Send } from "@/app/_server/form-state";
import { count, type Standing } from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import type { JobRow, RowState } from "@/lib/jobs/work";

/** What can be done with a job where it stands: nothing is begun that would leave a file half imported, or do nothing at all. */
export function buttonsOf(
  job: JobRow,
  standing: Standing,
  counts: Record<RowState, number>,
  { begin, cancel }: { begin: Send; cancel: Send },
) {
  const people = counts.waiting === 1 ? "1 person" : `${count(counts.waiting)} people`;
  const wrong = job.kind === "import" && counts.refused > 0;
  const begins = standing === "ready" && counts.waiting > 0 && !wrong;
  const label = job.kind === "import" ? `Import ${people}` : `Start: ${people}`;
  const cancels: Partial<Record<Standing, string>> = {
    checking: "Cancel",
    ready: "Discard",
    working: "Stop the rest",
  };
  const word = job.kind === "import" && standing === "working" ? undefined : cancels[standing];
  return {
    begin: begins ? { send: begin, label } : undefined,
    cancel: word ? { send: cancel, label: word } : undefined,
  };
}
