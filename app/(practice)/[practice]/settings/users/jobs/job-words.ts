import { type JobRow, phaseOf, type RowState } from "@/lib/jobs/work";

/** What a job is called, on its page and among the others. */
export function titleOf({ task }: JobRow): string {
  return String(task["title"] ?? "Work on many people");
}

export type Standing = "checking" | "ready" | "working" | "done" | "failed" | "cancelled";

/** Where a job stands, for whoever looks at it. */
export function standingOf(job: Pick<JobRow, "state" | "task">): Standing {
  if (job.state === "failed" || job.state === "cancelled") return job.state;
  const phase = phaseOf(job);
  if (job.state === "done") return phase === "ready" ? "ready" : "done";
  return phase === "check" ? "checking" : "working";
}

/** The same as one says it, with the numbers. */
export function standingInWords(job: JobRow): string {
  const of = `${count(job.done)} of ${count(job.total)}`;
  const refused = job.refused > 0 ? `, ${count(job.refused)} refused` : "";
  const words: Record<Standing, string> = {
    checking: `Being looked at: ${of}`,
    ready: `Waits to be started${refused}`,
    working: `Under way: ${of}`,
    done: `Done${refused}`,
    failed: "Could not go on",
    cancelled: "Cancelled",
  };
  return words[standingOf(job)];
}

/** What a row's state is called before the work and after it. */
export function rowStateInWords(state: RowState, standing: Standing): string {
  if (state === "waiting")
    return standing === "ready" || standing === "checking" ? "To do" : WAITING[standing];
  return { done: "Done", unchanged: "Unchanged", refused: "Refused" }[state];
}

const WAITING: Record<Exclude<Standing, "ready" | "checking">, string> = {
  working: "To do",
  done: "Not done",
  failed: "Not done",
  cancelled: "Not done",
};

export const rowTones = {
  waiting: "accent",
  done: "success",
  unchanged: undefined,
  refused: "danger",
} as const;

/** A number as the page writes it. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}
