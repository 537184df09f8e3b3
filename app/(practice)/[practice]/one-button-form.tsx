"use client";

import { type ReactNode, useActionState } from "react";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type FormState } from "@/app/_server/form-state";

type OneButtonFormProps = {
  act: (state: FormState, form: FormData) => Promise<FormState>;
  /** The whole act in words, for whoever hears the button without its row. */
  label: string;
  children: ReactNode;
};

/** An act that needs nothing but a press, and is taken back as easily. */
export function OneButtonForm({ act, label, children }: OneButtonFormProps) {
  const [{ errors }, send] = useActionState(act, emptyState);
  return (
    <form action={send}>
      {errors[""] && (
        <p className="field-error" role="alert">
          {errors[""]}
        </p>
      )}
      <SubmitButton variant="secondary" size="small" aria-label={label}>
        {children}
      </SubmitButton>
    </form>
  );
}
