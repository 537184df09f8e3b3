"use client";

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { ComboboxBoxProps } from "./combobox-box";
import { Field } from "./field";

export type ComboboxOption = {
  value: string;
  label: string;
  detail?: string;
  disabled?: boolean;
  reason?: string;
};
type ComboboxProps = {
  name: string;
  id?: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  options: ComboboxOption[];
  defaultValue?: string;
  placeholder?: string;
  onChange?: (value: string) => void;
};

/** One choice, with search. Until the code has come, and without JavaScript, a native select of the same name. */
export function Combobox({
  options,
  defaultValue = "",
  placeholder = "None",
  onChange,
  ...field
}: ComboboxProps) {
  const [value, setValue] = useState(defaultValue);
  const [Box, setBox] = useState<ComponentType<ComboboxBoxProps>>();
  const select = useRef<HTMLSelectElement>(null);
  const choose = (next: string) => {
    setValue(next);
    onChange?.(next);
  };
  useEffect(() => {
    let here = true;
    void import("./combobox-box").then(({ ComboboxBox }) => {
      const swap = () => here && setBox(() => ComboboxBox);
      // Never pull the control from under somebody who is using it.
      if (select.current && select.current === document.activeElement)
        select.current.addEventListener("blur", swap, { once: true });
      else swap();
    });
    return () => {
      here = false;
    };
  }, []);
  return (
    <Field {...field}>
      {(control) =>
        Box ? (
          <Box control={control} options={options} value={value} placeholder={placeholder} choose={choose} />
        ) : (
          <select
            ref={select}
            {...control}
            className="input"
            value={value}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">{placeholder}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {textOf(option)}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}

function textOf({ label, detail, disabled, reason }: ComboboxOption) {
  return [label, detail, disabled && reason].filter(Boolean).join(" · ");
}
