"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { FormFooter } from "@/app/_components/form-footer";
import { SelectField } from "@/app/_components/select-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type FormState } from "@/app/_server/form-state";
import { shownValues, useSchemaErrors } from "@/app/(practice)/[practice]/settings/use-schema-errors";
import { pmsSystems, providerKinds } from "@/lib/providers/choices";

type ProviderFormProps = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  saved: Record<string, string>;
  listHref: string;
};

const LABELS = {
  externalId: "External ID",
  abbreviation: "Abbreviation",
  name: "Name",
  kind: "Kind",
  system: "Practice-management system",
};

const fetchSchema = () => import("@/lib/providers/input").then(({ providerInput }) => providerInput);
const optionsOf = (choices: Record<string, string>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

export function ProviderForm({ save, saved, listHref }: ProviderFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const { errors, leave } = useSchemaErrors(state, fetchSchema);
  const values = shownValues(state, saved);
  const known = (name: keyof typeof LABELS) => ({
    name,
    label: LABELS[name],
    defaultValue: values[name] ?? "",
    error: errors[name] ?? "",
    required: true,
  });
  return (
    <form id="provider" className="form" action={send} onBlur={leave} noValidate>
      <ErrorSummary errors={state.errors} labels={LABELS} />
      <DraftKeeper form="provider" />
      <Card className="grid gap-4">
        <TextField
          {...known("name")}
          hint="As your practice-management system writes it."
          autoComplete="off"
        />
        <TextField
          {...known("abbreviation")}
          hint="The short name beside it, like MOREN1."
          autoComplete="off"
        />
        <TextField
          {...known("externalId")}
          hint="The id or number the system knows this provider by. No two providers share one."
          autoComplete="off"
        />
        <SelectField {...known("kind")} options={optionsOf(providerKinds)} placeholder="Choose…" />
        <SelectField {...known("system")} options={optionsOf(pmsSystems)} placeholder="Choose…" />
      </Card>
      <FormFooter>
        <SubmitButton pendingText="Saving…">Save Provider</SubmitButton>
        <ButtonLink href={listHref} variant="quiet">
          Cancel
        </ButtonLink>
      </FormFooter>
      <UnsavedGuard form="provider" />
    </form>
  );
}
