import type { ReactNode } from "react";

export type FieldTexts = {
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  optional?: boolean;
};
export type Control = {
  id: string;
  name: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** Wires label, hint and error to one control. */
export function Field({ children, ...texts }: FieldTexts & { children: (control: Control) => ReactNode }) {
  const control = controlOf(texts);
  return (
    <div className="field">
      <label id={`${control.id}-label`} htmlFor={control.id}>
        {texts.label}
        {texts.optional && <span className="optional"> (optional)</span>}
      </label>
      {texts.hint && <Hint of={control.id}>{texts.hint}</Hint>}
      {children(control)}
      <FieldError of={control.id} error={texts.error} />
    </div>
  );
}

export function controlOf({ name, id = name, hint, error, required }: Omit<FieldTexts, "label">): Control {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    required,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

export function Hint({ of, children }: { of: string; children: ReactNode }) {
  return (
    <p className="hint" id={`${of}-hint`}>
      {children}
    </p>
  );
}

export function FieldError({ of, error }: { of: string; error?: string }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${of}-error`}>
      <span>
        <span className="visually-hidden">Error: </span>
        {error}
      </span>
    </p>
  );
}
