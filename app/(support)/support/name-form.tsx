"use client";

import { useActionState } from "react";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

type NameFormProps = { save: Send; label: string; hint?: string; saved?: string; button: string };

/** A form of one field: what a group or a practice is called. */
export function NameForm({ save, label, hint, saved = "", button }: NameFormProps) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  return (
    <form id="name-form" action={send} className="grid gap-4" noValidate>
      <DraftKeeper form="name-form" />
      <ErrorSummary errors={errors} labels={{ name: label }} />
      <TextField
        key={`name-${at}`}
        name="name"
        label={label}
        hint={hint}
        required
        autoComplete="off"
        defaultValue={at ? (values["name"] as string | undefined) : saved}
        error={errors["name"]}
      />
      <div>
        <SubmitButton pendingText="Saving…">{button}</SubmitButton>
      </div>
    </form>
  );
}
