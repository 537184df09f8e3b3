import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { DraftValues } from "@/app/_components/drafts";
import type { Values } from "@/app/(practice)/[practice]/settings/users/fields-props";
import type { PracticeLine } from "@/lib/users/membership-choices";
import { isTicked } from "./line-values";

/** Which lines are open; a line once opened keeps its fields when it is closed. `values` are what the lines begin with, drafts included. */
export function useOpenLines(
  box: RefObject<HTMLElement | null>,
  lines: PracticeLine[],
  given: Values,
  errors: Record<string, string | undefined>,
) {
  const [restored, setRestored] = useState<Values>();
  const [open, setOpen] = useState(() => new Map(typedLines(lines, given).map((id) => [id, true])));
  const values = useMemo(() => ({ ...given, ...restored }), [given, restored]);
  const toggle = useCallback(
    (id: string, opens: boolean) => setOpen((before) => new Map(before).set(id, opens)),
    [],
  );
  // Before the draft is put back: the fields of a closed line are not there yet to take it.
  useLayoutEffect(() => {
    const form = box.current?.closest("form");
    const restore = (event: Event) => {
      const draft = Object.entries((event as CustomEvent<DraftValues>).detail);
      const typed = Object.fromEntries(draft.map(([name, [first = ""]]) => [name, first]));
      setRestored(typed);
      setOpen((before) => new Map([...before, ...typedLines(lines, typed).map((id) => [id, true] as const)]));
    };
    form?.addEventListener("draft", restore);
    return () => form?.removeEventListener("draft", restore);
  }, [box, lines]);
  useEffect(() => {
    const wrong = lines.filter(({ id }) => errors[`practice.${id}`]);
    if (wrong.length > 0)
      setOpen((before) => new Map([...before, ...wrong.map(({ id }) => [id, true] as const)]));
  }, [lines, errors]);
  return { open, toggle, values };
}

/** The lines that were open when the form was sent, and those that a browser without JavaScript asked to have opened. */
function typedLines(lines: PracticeLine[], values: Values): string[] {
  return lines
    .filter((line) => values[`rights.${line.id}`] || (values.openLines && isTicked(line, values)))
    .map(({ id }) => id);
}
