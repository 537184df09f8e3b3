"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

/** For the day when nobody can decide: out of the way, and open again after a refusal. */
export function RecoveryForm({ enter }: { enter: Send }) {
  const [{ values, errors, at }, submit] = useActionState(enter, emptyState);
  return (
    <details className="border-line border-t pt-4" open={at !== undefined}>
      <summary className="w-fit cursor-pointer py-1 font-medium text-accent-ink">Use a recovery code</summary>
      <form action={submit} className="mt-3 grid gap-4" noValidate>
        <p className="hint">
          An Admin may have printed ten for your practice. One of them and your own password approve this
          device; all Admins and support are told.
        </p>
        {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
        <TextField
          key={`code-${at}`}
          name="code"
          label="Recovery code"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={values["code"] as string | undefined}
          error={errors["code"]}
        />
        <PasswordField name="password" label="Password" required error={errors["password"]} />
        <SubmitButton size="large" variant="secondary" pendingText="One moment…">
          Use this code
        </SubmitButton>
      </form>
    </details>
  );
}
