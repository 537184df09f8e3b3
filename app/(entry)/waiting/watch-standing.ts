import type { Told } from "./told";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;
/** The stream says something every 15 seconds: after more than that something on the way holds it back. */
const LONGEST_SILENCE = 25_000;

/**
 * Tells how the request stands, at once and whenever that changes: by an event stream; where it fails, by asking with growing pauses, and
 * each answer tries the stream anew. So it outlasts a lost connection and a restart of the server. Answers a function that stops it.
 */
export function watchStanding(tell: (told: Told) => unknown): () => void {
  const over = new AbortController();
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;

  const askIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, milliseconds);
  };
  const listen = () => {
    stream?.close();
    stream = new EventSource("/api/waiting");
    stream.onmessage = ({ data }) => {
      pause = FIRST_PAUSE;
      askIn(LONGEST_SILENCE);
      tell(JSON.parse(data));
    };
    stream.onerror = () => {
      stream?.close();
      askIn(pause);
    };
  };
  const ask = async () => {
    askIn(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    const told = await standingNow(over.signal);
    if (!told || over.signal.aborted) return;
    tell(told);
    listen();
  };
  const askSoon = () => {
    if (document.visibilityState === "hidden") return;
    pause = FIRST_PAUSE;
    void ask();
  };

  listen();
  askIn(LONGEST_SILENCE);
  window.addEventListener("online", askSoon, { signal: over.signal });
  document.addEventListener("visibilitychange", askSoon, { signal: over.signal });
  return () => {
    over.abort();
    clearTimeout(timer);
    stream?.close();
  };
}

/** Undefined while the server can't be reached. */
function standingNow(signal: AbortSignal): Promise<Told | undefined> {
  return fetch("/api/waiting/state", { cache: "no-store", signal }).then(
    (answer) => (answer.ok ? answer.json() : undefined),
    () => undefined,
  );
}
