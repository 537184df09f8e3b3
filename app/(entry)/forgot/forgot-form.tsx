"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

export function ForgotForm({ ask }: { ask: Send }) {
  const [{ values, errors, more, at }, submit] = useActionState(ask, emptyState);
  if (more?.["asked"])
    return (
      <Notice tone="success" title="Look into your mailbox" live>
        <p>
          If there is an account with this login and an e-mail to send to, a link is on its way. It works
          once, for 30 minutes. Nothing there? Look into the spam folder, or ask an Admin of your practice.
        </p>
      </Notice>
    );
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {errors[""] && <Notice tone="error" title={errors[""]} live />}
      <TextField
        key={at}
        name="login"
        label="Email or username"
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values["login"] as string | undefined}
        error={errors["login"]}
      />
      <SubmitButton pendingText="One moment…" size="large">
        Send link
      </SubmitButton>
    </form>
  );
}
