import { newId } from "@/db";
import { SECOND } from "@/lib/clock";
import { claimJob, listDueJobs } from "./claim-job";
import { runJob } from "./run-job";
import { onWakeJobs } from "./wake";
import type { JobKind, Work } from "./work";

export type Works = Partial<Record<JobKind, Work>>;

/** How long a job that another server left behind may go unnoticed. */
const LOOK_EVERY = 5 * SECOND;
/** A short one need not wait for a long one to end. */
const LANES = 3;

/** Does long work as it comes until the server shuts down, or until the function it answers is called. */
export function startJobs(works: Works): () => void {
  const stopping = new AbortController();
  const worker = newId();
  const under = new Set<string>();
  const look = () =>
    void takeUp(works, worker, under, stopping.signal).catch((error: unknown) =>
      console.error("Long work could not be looked through:", error),
    );
  const timer = setInterval(look, LOOK_EVERY).unref();
  const stop = () => {
    stopping.abort();
    clearInterval(timer);
    onWakeJobs(undefined);
    process.off("chairside:shutdown", stop);
  };
  onWakeJobs(look);
  process.on("chairside:shutdown", stop);
  look();
  return stop;
}

/** Runs every job that is due, one after the other, until none is left: what the server does in the background, at once. Gives how many phases it ran. */
export async function runDueJobs(works: Works, worker: string, stop?: AbortSignal): Promise<number> {
  const signal = stop ?? new AbortController().signal;
  let run = 0;
  for (
    let due = await listDueJobs(kindsOf(works));
    due.length > 0 && !signal.aborted;
    due = await listDueJobs(kindsOf(works))
  ) {
    for (const id of due) {
      const job = await claimJob(id, worker);
      const work = job && works[job.kind];
      if (!work) continue;
      await runJob(job, work, worker, signal);
      run++;
    }
  }
  return run;
}

async function takeUp(works: Works, worker: string, under: Set<string>, stop: AbortSignal): Promise<void> {
  for (const id of await listDueJobs(kindsOf(works))) {
    if (stop.aborted || under.size >= LANES) return;
    if (under.has(id)) continue;
    under.add(id);
    const job = await claimJob(id, worker).catch(() => undefined);
    const work = job && works[job.kind];
    const over = () => {
      under.delete(id);
      if (!stop.aborted) void takeUp(works, worker, under, stop).catch(() => undefined);
    };
    if (job && work) void runJob(job, work, worker, stop).then(over, over);
    else under.delete(id);
  }
}

function kindsOf(works: Works): JobKind[] {
  return Object.keys(works) as JobKind[];
}
