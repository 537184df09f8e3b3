import type { ChangeEventHandler, ReactNode } from "react";
import { controlOf, FieldError, Hint } from "./field";

export type RadioOption = { value: string; label: string; detail?: ReactNode; disabled?: boolean };
type RadioGroupProps = {
  name: string;
  legend: string;
  hint?: ReactNode;
  error?: string;
  options: RadioOption[];
  defaultValue?: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

/** The first radio's id is the group's name, so that an error summary can focus it. */
export function RadioGroup({ name, legend, hint, error, options, defaultValue, onChange }: RadioGroupProps) {
  const control = controlOf({ name, hint, error });
  return (
    <fieldset className="fieldset" aria-describedby={control["aria-describedby"]}>
      <legend>{legend}</legend>
      {hint && <Hint of={name}>{hint}</Hint>}
      <div className="segments">
        {options.map(({ value, label, detail, disabled }, at) => {
          const id = at ? `${name}-${value}` : name;
          return (
            <label key={value} className="check">
              <input
                type="radio"
                {...{ id, name, value, disabled, onChange }}
                defaultChecked={value === defaultValue}
                aria-labelledby={`${id}-name`}
                aria-describedby={detail ? `${id}-detail` : undefined}
              />
              <span className="name" id={`${id}-name`}>
                {label}
              </span>
              {detail && (
                <span className="about hint" id={`${id}-detail`}>
                  {detail}
                </span>
              )}
            </label>
          );
        })}
      </div>
      <FieldError of={name} error={error} />
    </fieldset>
  );
}
