"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { SelectField } from "@/app/_components/select-field";
import { emptyState, type FormState } from "@/app/_server/form-state";

type MoveHomeProps = {
  run: (state: FormState, form: FormData) => Promise<FormState>;
  title: string;
  candidates: { id: string; name: string }[];
  consequences: string[];
  refused?: string | undefined;
  backHref: string;
};

export function MoveHome({ run, title, candidates, consequences, refused, backHref }: MoveHomeProps) {
  const [state, act] = useActionState(run, emptyState);
  const chosen = state.values.practiceId;
  if (refused)
    return (
      <Card className="confirm">
        <h1>{title}</h1>
        <div className="my-4">
          <Notice tone="warn" title="This can’t be done">
            {refused}
          </Notice>
        </div>
        <ButtonLink href={backHref}>Back</ButtonLink>
      </Card>
    );
  return (
    <ConfirmCard
      title={title}
      consequences={consequences}
      confirm="Move home practice"
      tone="primary"
      cancelHref={backHref}
      action={act}
    >
      {state.errors[""] && (
        <Notice tone="error" live>
          {state.errors[""]}
        </Notice>
      )}
      <SelectField
        name="practiceId"
        label="New home practice"
        placeholder="Choose"
        options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={typeof chosen === "string" ? chosen : ""}
        error={state.errors.practiceId}
      />
    </ConfirmCard>
  );
}
