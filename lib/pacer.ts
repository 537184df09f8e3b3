import { setTimeout as pause, setImmediate as stepAside } from "node:timers/promises";

/** The work ends here and goes on elsewhere, later, or not at all: nothing went wrong. */
export class StoppedError extends Error {
  override name = "StoppedError";
}

/** Milliseconds that one piece of long work may keep others waiting, and that it then rests where there are others. */
const SLICE = 3;
const REST = 4;
/** Stepping aside takes longer than this only when somebody else had something to do. */
const NOBODY = 0.5;

/** Long work calls this often: when it has had its slice it rests, so that other requests go on. Throws StoppedError once stopped. */
export function pacer(stop?: AbortSignal): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (stop?.aborted) throw new StoppedError("The server is shutting down.");
    if (performance.now() - begun < SLICE) return;
    const over = performance.now();
    await stepAside();
    if (performance.now() - over > NOBODY) await pause(REST);
    begun = performance.now();
  };
}
