"use client";

import { useActionState } from "react";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";
import { DECISION_LABELS, type Decision, reviewDecisions } from "@/lib/access-reviews/decisions";

type LineFormProps = {
  send: Send;
  number: number;
  name: string;
  decision: Decision | null;
  remark: string;
};

/** Three buttons and a remark: pressing one saves both. */
export function LineForm({ send: save, number, name, decision, remark }: LineFormProps) {
  const [{ errors, values, at }, send] = useActionState(save, emptyState);
  const typed = values.remark;
  return (
    <form id={`line-${number}`} action={send} className="line-form">
      <DraftKeeper form={`line-${number}`} />
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      {/* Enter in the remark presses the form's first button: it saves the remark, and decides nothing. */}
      <button
        type="submit"
        name="decision"
        value={decision ?? ""}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField
        id={`remark-${number}`}
        name="remark"
        label={
          <>
            Remark<span className="visually-hidden"> on {name}</span>
          </>
        }
        maxLength={500}
        autoComplete="off"
        defaultValue={typeof typed === "string" ? typed : remark}
        error={errors.remark ?? errors.decision}
      />
      <fieldset className="choices">
        <legend className="visually-hidden">Decision on {name}</legend>
        {reviewDecisions.map((choice) => (
          <SubmitButton
            key={choice}
            name="decision"
            value={choice}
            size="small"
            variant={decision === choice ? "primary" : "secondary"}
            aria-pressed={decision === choice}
            aria-label={`${DECISION_LABELS[choice]} ${name}`}
          >
            {DECISION_LABELS[choice]}
          </SubmitButton>
        ))}
        <span className="visually-hidden" role="status">
          {at && !Object.values(errors).some(Boolean) ? `Saved: ${name}` : ""}
        </span>
      </fieldset>
    </form>
  );
}
