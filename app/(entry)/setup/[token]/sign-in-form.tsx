"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

export function SignInForm({ enter, name }: { enter: Send; name: string }) {
  const [{ errors }, submit] = useActionState(enter, emptyState);
  return (
    <form action={submit} className="grid gap-4">
      {errors[""] && <Notice tone="error" title={errors[""]} live />}
      <SubmitButton pendingText="Signing in…" size="large">
        {`Sign in as ${name}`}
      </SubmitButton>
    </form>
  );
}
