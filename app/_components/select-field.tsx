import type { ComponentProps } from "react";
import { Field, type FieldTexts } from "./field";

export type Option = { value: string; label: string; disabled?: boolean };
type SelectFieldProps = Omit<ComponentProps<"select">, keyof FieldTexts> &
  FieldTexts & { options: Option[]; placeholder?: string };

/** The key: after an action React resets the form, and a select alone falls back to its first option. */
export function SelectField({
  name,
  id,
  label,
  hint,
  error,
  required,
  optional,
  options,
  placeholder,
  className = "",
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required, optional }}>
      {(control) => (
        <select key={String(select.defaultValue)} {...select} {...control} className={`input ${className}`}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
