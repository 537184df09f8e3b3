import { setTimeout as pause, setImmediate as stepAside } from "node:timers/promises";

/** The work ends here and goes on elsewhere, later, or not at all: nothing went wrong. */
export class StoppedError extends Error {
  override name = "StoppedError";
}

/** Milliseconds that one piece of long work may keep others waiting, and that it then rests while there are others. */
const SLICE = 3;
const REST = 4;
/** Stepping aside takes longer than this, in milliseconds and over some times, only when somebody else has something to do. */
const NOBODY = 0.5;
/** How much of the time taken counts again the next time: whoever needs many short turns is noticed too. */
const KEPT = 0.8;
/** So long after the last of them, in milliseconds, nobody is there any more. */
const LATELY = 500;

/** Long work calls this often: when it has had its slice it rests, so that other requests go on. Throws StoppedError once stopped. */
export function pacer(stop?: AbortSignal): () => Promise<void> {
  let begun = performance.now();
  let others = begun;
  let taken = 0;
  return async () => {
    if (stop?.aborted) throw new StoppedError("The server is shutting down.");
    if (performance.now() - begun < SLICE) return;
    const over = performance.now();
    await stepAside();
    begun = performance.now();
    taken = taken * KEPT + (begun - over);
    if (taken > NOBODY) others = begun;
    if (begun - others > LATELY) return;
    await pause(REST);
    begun = performance.now();
  };
}
