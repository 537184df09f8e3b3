import type { ComponentProps, ReactNode } from "react";
import { Field, type FieldTexts } from "./field";

export type TextFieldProps = Omit<ComponentProps<"input">, keyof FieldTexts | "prefix"> &
  FieldTexts & { prefix?: ReactNode };

export function TextField({
  name,
  id,
  label,
  hint,
  error,
  required,
  optional,
  prefix,
  className = "",
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required, optional }}>
      {(control) => {
        const box = <input type="text" {...input} {...control} className={`input ${className}`} />;
        return prefix ? (
          <div className="input-wrap">
            <span className="prefix">{prefix}</span>
            {box}
          </div>
        ) : (
          box
        );
      }}
    </Field>
  );
}
