import type { ReactNode } from "react";
import { controlOf, FieldError, Hint } from "./field";

type CheckboxGroupProps = {
  legend: string;
  hint?: ReactNode;
  error?: string;
  name?: string;
  children: ReactNode;
};

export function CheckboxGroup({ legend, hint, error, name = legend, children }: CheckboxGroupProps) {
  const id = `group-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  return (
    <fieldset
      className="fieldset"
      id={id}
      aria-describedby={controlOf({ name: id, hint, error })["aria-describedby"]}
    >
      <legend>{legend}</legend>
      {hint && <Hint of={id}>{hint}</Hint>}
      <FieldError of={id} error={error} />
      {children}
    </fieldset>
  );
}
