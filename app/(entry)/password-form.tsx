"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";
import { NewPasswordField } from "./new-password-field";

type PasswordFormProps = { save: Send; check: Send; login: string; minLength: number; button: string };

/** Chooses a password behind a personal link. The login stands in it so that a password manager keeps both together. */
export function PasswordForm({ save, check, login, minLength, button }: PasswordFormProps) {
  const [{ errors, at }, submit] = useActionState(save, emptyState);
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {errors[""] && <Notice tone="error" title={errors[""]} live />}
      <input
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        autoComplete="username"
        readOnly
        value={login}
      />
      <NewPasswordField key={at} minLength={minLength} error={errors["newPassword"]} check={check} />
      <SubmitButton pendingText="One moment…" size="large">
        {button}
      </SubmitButton>
    </form>
  );
}
