"use client";

import { useEffect, useRef } from "react";
import type { Option } from "./select-field";

type FilterSelectProps = { name: string; label: string; options: Option[]; defaultValue?: string };

/** The first, empty option says what is filtered: "All roles". Follows the address and keeps the focus. */
export function FilterSelect({ name, label, options, defaultValue = "" }: FilterSelectProps) {
  const box = useRef<HTMLSelectElement>(null);
  const shown = useRef(defaultValue);
  useEffect(() => {
    // Only when the address changed: what was chosen before this page woke up stays chosen.
    if (box.current && shown.current !== defaultValue) box.current.value = defaultValue;
    shown.current = defaultValue;
  }, [defaultValue]);
  return (
    <div className="filter">
      <label className="visually-hidden" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select
        ref={box}
        className="input"
        id={`filter-${name}`}
        {...{ name, defaultValue }}
        data-set={Boolean(defaultValue)}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
