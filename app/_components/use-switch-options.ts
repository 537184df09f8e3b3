import { startTransition, useEffect, useState } from "react";
import type { SwitchOption } from "./switch-box";

/** What the server offered for these letters; `orMore`: it has others. */
export type SwitchAnswer = { q: string; options: SwitchOption[]; orMore: boolean };

/** Nobody types quicker than they would wait for. */
const PAUSE = 120;
/** More than are seen without scrolling. Drawing fifty takes longer than a picture of the screen: the rest follows. */
const FIRST = 12;

/** What the server offers for these letters; undefined until the first answer. */
export function useSwitchOptions(address: string, query: string): SwitchAnswer | undefined {
  const [answer, setAnswer] = useState<SwitchAnswer>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        void ask(address, query, stop.signal).then((told) => {
          if (!told) return;
          setAnswer({ ...told, options: told.options.slice(0, FIRST) });
          startTransition(() => setAnswer(told));
        }),
      query ? PAUSE : 0,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, query]);
  return answer;
}

/** Whoever was signed out meanwhile is led to sign in by loading the page anew. */
async function ask(address: string, q: string, signal: AbortSignal): Promise<SwitchAnswer | undefined> {
  const params = new URLSearchParams({ q, at: location.pathname + location.search });
  const response = await fetch(`${address}?${params}`, {
    signal,
    cache: "no-store",
    redirect: "manual",
  }).catch(() => undefined);
  if (response && [0, 401, 403, 404].includes(response.status)) location.reload();
  return response?.ok ? { ...((await response.json()) as SwitchAnswer), q } : undefined;
}
