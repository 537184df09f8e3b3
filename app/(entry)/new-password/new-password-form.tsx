"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";
import { NewPasswordField } from "@/app/(entry)/new-password-field";

export function NewPasswordForm({ save, minLength }: { save: Send; minLength: number }) {
  const [{ errors, at }, submit] = useActionState(save, emptyState);
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {errors[""] && <Notice tone="error" title={errors[""]} live />}
      <NewPasswordField key={at} minLength={minLength} error={errors["newPassword"]} />
      <SubmitButton pendingText="One moment…" size="large">
        Set password and go on
      </SubmitButton>
    </form>
  );
}
