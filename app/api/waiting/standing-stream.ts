import { setTimeout as sleep } from "node:timers/promises";
import type { Told } from "@/app/(entry)/waiting/told";
import { SECOND } from "@/lib/clock";

const LOOK_EVERY = SECOND;
const SAY_EVERY = 15 * SECOND;
const MOST_WINDOWS = 5;

const windows = new Map<string, number>();

/** Whether this session may have one more stream: each looks at the database every second. */
export function isFree(session: string): boolean {
  return (windows.get(session) ?? 0) < MOST_WINDOWS;
}

/** Says how a request stands, at once, at every change, and every 15 seconds. Ends with the wait, with its reader, and with the server. */
export function standingStream(
  session: string,
  look: () => Promise<Told>,
  reader: AbortSignal,
): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const lines = counted(session, look, AbortSignal.any([reader, gone.signal]));
  return new ReadableStream({
    async pull(stream) {
      const { value, done } = await lines.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    async cancel() {
      gone.abort();
      await lines.return(undefined);
    },
  });
}

async function* counted(session: string, look: () => Promise<Told>, reader: AbortSignal) {
  windows.set(session, (windows.get(session) ?? 0) + 1);
  const shutdown = new AbortController();
  const end = () => shutdown.abort();
  process.once("chairside:shutdown", end);
  try {
    yield* whileItLasts(look, AbortSignal.any([reader, shutdown.signal]));
  } finally {
    process.off("chairside:shutdown", end);
    const left = (windows.get(session) ?? 1) - 1;
    if (left > 0) windows.set(session, left);
    else windows.delete(session);
  }
}

async function* whileItLasts(look: () => Promise<Told>, over: AbortSignal): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let said = "";
  let saidAt = 0;
  while (!over.aborted) {
    // While the database is away the stream ends, and the page asks again by itself.
    const told = await look().catch(() => undefined);
    if (!told) return;
    const line = `retry: 2000\ndata: ${JSON.stringify(told)}\n\n`;
    if (line !== said || Date.now() - saidAt >= SAY_EVERY) {
      said = line;
      saidAt = Date.now();
      yield encoder.encode(line);
    }
    if (told.standing !== "open" && told.standing !== "approved") return;
    await sleep(LOOK_EVERY, undefined, { signal: over }).catch(() => undefined);
  }
}
