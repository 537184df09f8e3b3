"use client";

import { type RefObject, useEffect, useState } from "react";

type PickBarProps = {
  form: RefObject<HTMLFormElement | null>;
  /** Everybody whom the view shows, on all pages. */
  allHref: string;
  allLabel: string;
  /** The lines that are shown: others begin with nobody selected. */
  rows: unknown;
};

/** What can be done with the lines that are ticked. The boxes are plain text in the lines: they are heard here, around the table. */
export function PickBar({ form, allHref, allLabel, rows }: PickBarProps) {
  const [picked, setPicked] = useState(0);
  const [lines, setLines] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other boxes
  useEffect(() => {
    const around = form.current;
    const count = () => {
      const boxes = boxesIn(around);
      setLines(boxes.length);
      setPicked(boxes.filter(({ checked }) => checked).length);
    };
    count();
    around?.addEventListener("change", count);
    return () => around?.removeEventListener("change", count);
  }, [form, rows]);
  const pickAll = (checked: boolean) => {
    for (const box of boxesIn(form.current)) box.checked = checked;
    setPicked(checked ? lines : 0);
  };
  return (
    <div className="pick-bar">
      <label className="pick-page js-only">
        <input
          type="checkbox"
          checked={lines > 0 && picked === lines}
          ref={(box) => {
            if (box) box.indeterminate = picked > 0 && picked < lines;
          }}
          onChange={(event) => pickAll(event.target.checked)}
        />
        Select this page
      </label>
      <span className="picked" role="status">
        {picked > 0 && `${picked} selected`}
      </span>
      <button type="submit" className="button" data-variant="secondary" data-size="small">
        Change selected…
      </button>
      <a className="button" href={allHref} data-variant="quiet" data-size="small">
        {allLabel}
      </a>
    </div>
  );
}

function boxesIn(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('tbody input[name="user"]') ?? [])];
}
