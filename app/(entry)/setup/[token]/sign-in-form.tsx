"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState } from "@/app/_server/form-state";
import { enterByLink } from "./actions";

export function SignInForm({ token, name }: { token: string; name: string }) {
  const [{ errors }, submit] = useActionState(enterByLink.bind(null, { token }), emptyState);
  return (
    <form action={submit} className="grid gap-4">
      {errors[""] && <Notice tone="error" title={errors[""]} live />}
      <SubmitButton pendingText="Signing in…" size="large">
        {`Sign in as ${name}`}
      </SubmitButton>
    </form>
  );
}
