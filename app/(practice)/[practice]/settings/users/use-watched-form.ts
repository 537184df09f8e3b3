import { type RefObject, useEffect, useState } from "react";

export type Watched = Record<string, string>;

/** The form's fields as they stand now; undefined until the page is alive. Unticked boxes are absent, as they are when it is sent. */
export function useWatchedForm(form: RefObject<HTMLFormElement | null>): Watched | undefined {
  const [watched, setWatched] = useState<Watched>();
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let due = 0;
    const look = () => {
      cancelAnimationFrame(due);
      due = requestAnimationFrame(() => setWatched(readFields(element)));
    };
    // The photo and the combobox keep their choice in hidden fields, which raise no events.
    const hidden = new MutationObserver(look);
    hidden.observe(element, { subtree: true, childList: true, attributeFilter: ["value"] });
    for (const event of EVENTS) element.addEventListener(event, look);
    look();
    return () => {
      cancelAnimationFrame(due);
      hidden.disconnect();
      for (const event of EVENTS) element.removeEventListener(event, look);
    };
  }, [form]);
  return watched;
}

const EVENTS = ["input", "change", "reset"];

/** A form's texts by field name, as the server will read them. */
export function readFields(form: HTMLFormElement): Watched {
  const texts = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$")));
}
