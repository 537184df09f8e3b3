"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { Combobox } from "@/app/_components/combobox";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { FormFooter } from "@/app/_components/form-footer";
import type { Option } from "@/app/_components/select-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type Send } from "@/app/_server/form-state";

type NewPracticeFormProps = {
  save: Send;
  saved: Record<string, string>;
  groups: Option[];
  timeZones: string[];
};

const LABELS = { groupId: "Group", name: "Practice name", slug: "Address", timeZone: "Time zone" };

export function NewPracticeForm({ save, saved, groups, timeZones }: NewPracticeFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const { values, errors, at } = state;
  const known = (name: keyof typeof LABELS) => ({
    key: `${name}-${at}`,
    name,
    label: LABELS[name],
    defaultValue: (values[name] as string | undefined) ?? saved[name] ?? "",
    error: errors[name] ?? "",
    required: true,
  });
  return (
    <form id="practice" className="form" action={send} noValidate>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Card className="grid gap-4">
        <Combobox {...known("groupId")} options={groups} placeholder="Choose a group" />
        <TextField {...known("name")} autoComplete="off" />
        <TextField
          {...known("slug")}
          prefix="/"
          hint="Its part of the address, like downtown: small letters, digits and -. It can't be changed later."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Combobox
          {...known("timeZone")}
          placeholder="Choose a time zone"
          hint="Log, e-mails and the end of a working day go by it. The practice can change it."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <p className="hint">
          It begins with the eight usual roles, of which Doctor may sign forms, and with 2 Factor
          Authenticator on.
        </p>
      </Card>
      <FormFooter>
        <SubmitButton pendingText="Creating…">Create Practice</SubmitButton>
        <ButtonLink href="/support" variant="quiet">
          Cancel
        </ButtonLink>
      </FormFooter>
      <DraftKeeper form="practice" />
      <UnsavedGuard form="practice" />
    </form>
  );
}
