"use client";

import { useActionState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

type JobButtonsProps = {
  begin?: { send: Send; label: string } | undefined;
  cancel?: { send: Send; label: string } | undefined;
};

/** Starts the work of a preview, or gives it up. */
export function JobButtons({ begin, cancel }: JobButtonsProps) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      {begin && <OneButton {...begin} variant="primary" />}
      {cancel && <OneButton {...cancel} variant="secondary" />}
    </div>
  );
}

function OneButton({
  send,
  label,
  variant,
}: {
  send: Send;
  label: string;
  variant: "primary" | "secondary";
}) {
  const [{ errors }, act] = useActionState(send, emptyState);
  return (
    <form action={act} className="grid gap-2">
      <SubmitButton variant={variant} pendingText="One moment…">
        {label}
      </SubmitButton>
      {errors[""] && (
        <Notice tone="error" live>
          {errors[""]}
        </Notice>
      )}
    </form>
  );
}
