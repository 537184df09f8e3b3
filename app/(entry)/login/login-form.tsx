"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

export function LoginForm({ enter, next }: { enter: Send; next?: string | undefined }) {
  const [{ values, errors, at }, submit] = useActionState(enter, emptyState);
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {errors[""] && (
        <Notice key={at} tone="error" title={errors[""]} live>
          <p>
            After several tries, signing in pauses for up to 15 minutes. Wait a little, then try again, or
            choose a new password below.
          </p>
        </Notice>
      )}
      <TextField
        name="login"
        label="Email or username"
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values["login"] as string | undefined}
        error={errors["login"]}
        key={`login-${at}`}
      />
      <PasswordField
        name="password"
        label="Password"
        required
        autoComplete="current-password"
        error={errors["password"]}
      />
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton pendingText="Signing in…" size="large">
        Sign in
      </SubmitButton>
      <a className="justify-self-center" href="/forgot">
        Forgot password?
      </a>
    </form>
  );
}
