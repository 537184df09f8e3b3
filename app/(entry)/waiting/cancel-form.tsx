"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

export function CancelForm({ cancel }: { cancel: Send }) {
  const [{ errors, at }, submit] = useActionState(cancel, emptyState);
  return (
    <form action={submit} className="grid gap-2" data-ends-session>
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      <SubmitButton size="large" variant="quiet" pendingText="Cancelling…">
        Cancel request
      </SubmitButton>
    </form>
  );
}
