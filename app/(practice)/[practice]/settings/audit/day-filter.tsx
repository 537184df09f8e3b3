"use client";

import { useEffect, useRef } from "react";

type DayFilterProps = { name: string; label: string; defaultValue: string };

/** Follows the address, but never while somebody is in it. */
export function DayFilter({ name, label, defaultValue }: DayFilterProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = defaultValue;
  }, [defaultValue]);
  return (
    <div className="filter flex items-center gap-2">
      <label className="text-muted" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input
        ref={box}
        className="input tabular"
        type="date"
        id={`filter-${name}`}
        {...{ name, defaultValue }}
        data-set={Boolean(defaultValue)}
      />
    </div>
  );
}
