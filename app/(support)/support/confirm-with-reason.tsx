"use client";

import { useActionState } from "react";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

type ConfirmWithReasonProps = {
  act: Send;
  title: string;
  /** What follows, each a sentence. */
  consequences: string[];
  confirm: string;
  cancelHref: string;
  tone?: "danger" | "primary";
};

/** Says what follows before it is done, and takes the reason that the practice will read. */
export function ConfirmWithReason({ act, tone = "danger", ...confirm }: ConfirmWithReasonProps) {
  const [{ values, errors, at }, send] = useActionState(act, emptyState);
  return (
    <ConfirmCard {...confirm} tone={tone} action={send}>
      <div className="my-4 grid gap-4">
        {errors[""] && <Notice key={`told-${at}`} tone="error" title={errors[""]} live />}
        <TextField
          key={`reason-${at}`}
          name="reason"
          label="Reason"
          optional
          hint="The practice reads it in its log. Nothing about patients."
          maxLength={300}
          autoComplete="off"
          defaultValue={values["reason"] as string | undefined}
          error={errors["reason"]}
        />
      </div>
    </ConfirmCard>
  );
}
