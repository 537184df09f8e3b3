"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { ChangedMeanwhile } from "@/app/_components/changed-meanwhile";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { FormFooter } from "@/app/_components/form-footer";
import { SubmitButton } from "@/app/_components/submit-button";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type FormState } from "@/app/_server/form-state";
import { shownValues, useSchemaErrors } from "@/app/(practice)/[practice]/settings/use-schema-errors";
import type { Difference } from "@/lib/errors";
import { InfoFields } from "./info-fields";
import { LogOffFields } from "./log-off-fields";

type PracticeFormProps = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  saved: Record<string, string>;
  timeZones: string[];
};

const LABELS = {
  name: "Practice name",
  email: "Email",
  phone: "Phone",
  address: "Address",
  timeZone: "Time zone",
  reviewLink: "Review link",
  colour: "Colour",
  idleMinutes: "Sign out after no activity for",
  sessionHours: "Longest session",
};

const fetchSchema = () => import("@/lib/practices/input").then(({ practiceInput }) => practiceInput);

export function PracticeForm({ save, saved, timeZones }: PracticeFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const { errors, leave } = useSchemaErrors(state, fetchSchema);
  const values = shownValues(state, saved);
  const differences = state.more?.["differences"] as Difference[] | undefined;
  const version = String(state.more?.["version"] ?? values["version"]);
  return (
    <form id="practice" className="form" action={send} onBlur={leave} noValidate>
      {differences ? (
        <ChangedMeanwhile key={state.at} message={state.errors[""] ?? ""} differences={differences} />
      ) : (
        <ErrorSummary errors={state.errors} labels={LABELS} />
      )}
      <DraftKeeper form="practice" />
      <input type="hidden" name="version" value={version} data-no-draft />
      <Section title="Practice Info">
        <InfoFields values={values} errors={errors} timeZones={timeZones} />
      </Section>
      <Section
        title="Automatic log-off"
        description="Somebody who walks away from a computer is signed out by themselves."
      >
        <LogOffFields values={values} errors={errors} />
      </Section>
      <FormFooter>
        <SubmitButton pendingText="Saving…">Save Practice</SubmitButton>
      </FormFooter>
      <UnsavedGuard form="practice" />
    </form>
  );
}
