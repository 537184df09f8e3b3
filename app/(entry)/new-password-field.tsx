"use client";

import { type FocusEvent, startTransition, useState } from "react";
import { PasswordField } from "@/app/_components/password-field";
import { emptyState, type Send } from "@/app/_server/form-state";

type NewPasswordFieldProps = { minLength: number; error?: string | undefined; check?: Send };

/** The field New password, with its rules said beforehand; with `check` they are looked at as the field is left. */
export function NewPasswordField({ minLength, error, check }: NewPasswordFieldProps) {
  const [found, setFound] = useState<string>();
  const leave = ({ target }: FocusEvent<HTMLInputElement>) => {
    const form = new FormData();
    form.set("newPassword", target.value);
    if (!check || !target.value) return;
    startTransition(async () => {
      const { errors } = await check(emptyState, form);
      setFound(errors["newPassword"] ?? "");
    });
  };
  const shown = found ?? error;
  return (
    <PasswordField
      name="newPassword"
      label="New password"
      required
      autoComplete="new-password"
      maxLength={1024}
      hint={`${minLength} characters or more. Three or four words in a row work well. Not your login, not the practice's name, nothing easy to guess.`}
      {...(shown && { error: shown })}
      onBlur={leave}
    />
  );
}
