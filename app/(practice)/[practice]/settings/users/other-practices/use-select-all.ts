import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

/** "Select all" over the lines that are shown, and how many are ticked. `shown` changes with the search. */
export function useSelectAll(box: RefObject<HTMLElement | null>, begins: number, shown: string) {
  const [ticked, setTicked] = useState(begins);
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const look = useCallback(() => {
    const all = boxesIn(box.current);
    const seen = all.filter((one) => !one.closest("li")?.hidden);
    const chosen = seen.filter(({ checked }) => checked);
    setTicked(all.filter(({ checked }) => checked).length);
    const select = box.current?.querySelector<HTMLInputElement>("#practices-all");
    if (!select) return;
    select.checked = seen.length > 0 && chosen.length === seen.length;
    select.indeterminate = chosen.length > 0 && chosen.length < seen.length;
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search shows other lines
  useLayoutEffect(look, [look, shown]);
  useEffect(() => {
    const form = box.current?.closest("form");
    // React puts the fields back after this event.
    const later = () => requestAnimationFrame(look);
    const place = box.current;
    place?.addEventListener("change", look);
    form?.addEventListener("reset", later);
    return () => {
      place?.removeEventListener("change", look);
      form?.removeEventListener("reset", later);
    };
  }, [box, look]);
  const selectAll = (checked: boolean) => {
    for (const one of boxesIn(box.current)) if (!one.closest("li")?.hidden) one.checked = checked;
    box.current?.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return { ticked, alive, selectAll };
}

function boxesIn(box: HTMLElement | null): HTMLInputElement[] {
  return [...(box?.querySelectorAll<HTMLInputElement>('.place-head input[type="checkbox"]') ?? [])];
}
