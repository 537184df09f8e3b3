"use client";

import { Eye, EyeOff } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Field } from "./field";
import type { TextFieldProps } from "./text-field";

export function PasswordField({
  name,
  id,
  label,
  hint,
  error,
  required,
  optional,
  ...input
}: Omit<TextFieldProps, "prefix" | "type">) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState?.("CapsLock") ?? false);
  return (
    <div className="grid gap-1">
      <Field {...{ name, id, label, hint, error, required, optional }}>
        {(control) => (
          <div className="input-wrap">
            <input
              autoComplete="current-password"
              {...input}
              {...control}
              type={shown ? "text" : "password"}
              className="input"
              onKeyDown={watchCaps}
              onKeyUp={watchCaps}
              spellCheck={false}
              autoCapitalize="none"
            />
            <button
              type="button"
              className="icon-button js-only"
              aria-pressed={shown}
              aria-label="Show characters"
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff size={16} /> : <Eye size={16} />}
            </button>
          </div>
        )}
      </Field>
      <p className="hint" role="status">
        {caps && "Caps Lock is on."}
      </p>
    </div>
  );
}
