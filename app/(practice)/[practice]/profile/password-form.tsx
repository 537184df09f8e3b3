"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { ErrorSummary } from "@/app/_components/error-summary";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type FormState } from "@/app/_server/form-state";

type PasswordFormProps = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  login: string | null;
  shortest: number;
};

const LABELS = { currentPassword: "Current password", newPassword: "New password" };

export function PasswordForm({ save, login, shortest }: PasswordFormProps) {
  const [{ errors }, send] = useActionState(save, emptyState);
  return (
    <form action={send} noValidate>
      <Section title="Password" description="Changing it signs you out everywhere else.">
        <div className="grid gap-4">
          <ErrorSummary errors={errors} labels={LABELS} />
          {/* Password managers keep the new password under this. */}
          {login && <input type="text" autoComplete="username" defaultValue={login} readOnly hidden />}
          <PasswordField
            name="currentPassword"
            label={LABELS.currentPassword}
            autoComplete="current-password"
            required
            error={errors["currentPassword"]}
          />
          <PasswordField
            name="newPassword"
            label={LABELS.newPassword}
            hint={`${shortest} characters or more. A few words together are easy to remember.`}
            autoComplete="new-password"
            required
            error={errors["newPassword"]}
          />
          <div>
            <SubmitButton variant="secondary" pendingText="Changing…">
              Change Password
            </SubmitButton>
          </div>
        </div>
      </Section>
    </form>
  );
}
