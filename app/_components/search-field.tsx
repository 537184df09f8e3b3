"use client";

import { useEffect, useRef } from "react";
import { Icon } from "./icon";

type SearchFieldProps = { name: string; label: string; defaultValue?: string; placeholder?: string };

/** Follows the address, but never while somebody types in it. */
export function SearchField({ name, label, defaultValue = "", placeholder }: SearchFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = defaultValue;
  }, [defaultValue]);
  return (
    <div className="search">
      <label className="visually-hidden" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <Icon name="search" size={16} />
      <input
        ref={box}
        className="input"
        type="search"
        id={`filter-${name}`}
        {...{ name, defaultValue, placeholder }}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
      />
    </div>
  );
}
