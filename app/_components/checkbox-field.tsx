import type { ComponentProps, ReactNode } from "react";
import { controlOf, FieldError } from "./field";

type CheckboxFieldProps = Omit<ComponentProps<"input">, "name" | "type"> & {
  name: string;
  label: string;
  definition?: ReactNode;
  warning?: ReactNode;
  error?: string;
};

/** The box is named by its label alone; definition and warning describe it. */
export function CheckboxField({
  name,
  id = name,
  label,
  definition,
  warning,
  error,
  ...input
}: CheckboxFieldProps) {
  const control = controlOf({ name, id, hint: definition, error });
  const describedBy =
    [control["aria-describedby"], warning && `${id}-warning`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="check-row">
      <label className="check">
        <input
          {...input}
          {...control}
          type="checkbox"
          aria-labelledby={`${id}-name`}
          aria-describedby={describedBy}
        />
        <span className="name" id={`${id}-name`}>
          {label}
        </span>
        <span className="about">
          {definition && (
            <span className="hint" id={`${id}-hint`}>
              {definition}
            </span>
          )}
          {warning && (
            <span className="field-warning" id={`${id}-warning`}>
              {warning}
            </span>
          )}
        </span>
      </label>
      <FieldError of={id} error={error} />
    </div>
  );
}
