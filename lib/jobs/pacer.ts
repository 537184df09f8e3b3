import { setTimeout as pause } from "node:timers/promises";
import { StoppedError } from "./work";

/** So long one piece of long work may keep others waiting, and so long it then rests. */
const SLICE = 3;
const REST = 4;

/** Long work calls this often: it rests when it has had its slice of milliseconds, so that other requests go on. Throws StoppedError once stopped. */
export function pacer(stop?: AbortSignal): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (stop?.aborted) throw new StoppedError("The server is shutting down.");
    if (performance.now() - begun < SLICE) return;
    await pause(REST);
    begun = performance.now();
  };
}
