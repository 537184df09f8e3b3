"use client";

import { useActionState } from "react";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

const LABELS = { name: "Name", email: "Email", reason: "Reason" };

/** Invites the first Admin, or one more with a reason. Out of the way where the practice has some. */
export function InviteForm({ save, isFirst }: { save: Send; isFirst: boolean }) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  const known = (name: keyof typeof LABELS) => ({
    key: `${name}-${at}`,
    name,
    id: `invite-${name}`,
    label: LABELS[name],
    autoComplete: "off",
    defaultValue: values[name] as string | undefined,
    error: errors[name],
  });
  const form = (
    <form id="invite-form" action={send} className="mt-4 grid gap-4" aria-label="Invite an Admin" noValidate>
      <DraftKeeper form="invite-form" />
      <ErrorSummary errors={errors} labels={LABELS} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField {...known("name")} required />
        <TextField
          {...known("email")}
          type="email"
          required
          hint="They sign in with it, and the link goes there."
        />
      </div>
      <TextField
        {...known("reason")}
        optional={isFirst}
        required={!isFirst}
        maxLength={300}
        hint="The practice reads it in its log. Nothing about patients."
      />
      <div>
        <SubmitButton pendingText="Inviting…">{isFirst ? "Invite First Admin" : "Invite Admin"}</SubmitButton>
      </div>
    </form>
  );
  if (isFirst) return form;
  return (
    <details className="mt-2 border-line border-t pt-3" open={at !== undefined}>
      <summary className="prose-link w-fit cursor-pointer">Invite one more Admin, or invite again</summary>
      {form}
    </details>
  );
}
