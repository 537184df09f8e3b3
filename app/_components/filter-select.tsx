"use client";

import { useEffect, useRef } from "react";
import type { Option } from "./select-field";

type FilterSelectProps = { name: string; label: string; options: Option[]; defaultValue?: string };

/** The first, empty option says what is filtered: "All roles". Follows the address and keeps the focus. */
export function FilterSelect({ name, label, options, defaultValue = "" }: FilterSelectProps) {
  const box = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (box.current) box.current.value = defaultValue;
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
