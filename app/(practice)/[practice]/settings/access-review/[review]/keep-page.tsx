"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

/** Keeps those shown who were not decided on: after they were looked at. */
export function KeepPage({ keep, numbers }: { keep: Send; numbers: number[] }) {
  const [{ errors, at }, send] = useActionState(keep, emptyState);
  const who = numbers.length === 1 ? "the one person" : `the ${numbers.length} people`;
  return (
    <form action={send} className="my-3">
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      {numbers.map((number) => (
        <input key={number} type="hidden" name="number" value={number} />
      ))}
      <SubmitButton variant="secondary">Keep {who} on this page not decided yet</SubmitButton>
    </form>
  );
}
