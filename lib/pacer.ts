import { setTimeout as pause } from "node:timers/promises";

/** The work ends here and goes on elsewhere, later, or not at all: nothing went wrong. */
export class StoppedError extends Error {
  override name = "StoppedError";
}

/** Milliseconds that one piece of long work may keep others waiting, and that it then rests. */
const SLICE = 3;
const REST = 4;

/** Long work calls this often: when it has had its slice it rests, so that other requests go on. Throws StoppedError once stopped. */
export function pacer(stop?: AbortSignal): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (stop?.aborted) throw new StoppedError("The server is shutting down.");
    if (performance.now() - begun < SLICE) return;
    await pause(REST);
    begun = performance.now();
  };
}
