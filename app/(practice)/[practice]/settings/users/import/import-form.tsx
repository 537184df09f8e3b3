"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { ErrorSummary } from "@/app/_components/error-summary";
import { Field } from "@/app/_components/field";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

/** Chooses the file. Nothing is written by it: the preview comes first. */
export function ImportForm({ send, listHref }: { send: Send; listHref: string }) {
  const [{ errors, values, at }, act] = useActionState(send, emptyState);
  const first = at === undefined;
  return (
    <form className="card grid gap-4" action={act} noValidate>
      <ErrorSummary errors={errors} labels={{ file: "CSV file" }} />
      <Field
        name="file"
        label="CSV file"
        hint="Up to 10,000 people and 10 MB. The first row names the columns."
        error={errors.file ?? ""}
        required
      >
        {(control) => (
          <input {...control} className="input file" type="file" accept=".csv,.txt,.tsv,text/csv" />
        )}
      </Field>
      <CheckboxField
        key={String(at)}
        name="invite"
        label="Send invitations"
        definition="New people with an e-mail are invited when they are imported. Without it they stay Invited, and you can send the invitations later from the list."
        defaultChecked={first || values.invite === "on"}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingText="Reading the file…">Look at the file</SubmitButton>
        <ButtonLink href={listHref} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
