"use client";

import { ApproveForm, type ApproveRules } from "@/app/_components/approve-form";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { useDecision } from "@/app/_components/use-decision";
import type { FormState, Send } from "@/app/_server/form-state";

type SupportDecisionProps = ApproveRules & { approve: Send; decline: Send; here: string };

/** As an Admin's decision, and with a reason each way: the practice reads it in its log. */
export function SupportDecision({ approve, decline, here, ...rules }: SupportDecisionProps) {
  const { approval, sendApproval, refusal, sendRefusal, late } = useDecision(approve, decline, here);
  if (late) return late;
  return (
    <div className="grid gap-6">
      {!rules.own && (
        <ApproveForm state={approval} send={sendApproval} {...rules}>
          <Reason state={approval} id="approve-reason" />
        </ApproveForm>
      )}
      <DeclineForm state={refusal} send={sendRefusal} name={rules.name} />
    </div>
  );
}

function Reason({ state: { values, errors, at }, id }: { state: FormState; id: string }) {
  return (
    <TextField
      key={`${id}-${at}`}
      id={id}
      name="reason"
      label="Reason"
      hint="Stands in the log. Nothing about patients."
      required
      maxLength={300}
      autoComplete="off"
      defaultValue={values["reason"] as string | undefined}
      error={errors["reason"]}
    />
  );
}

type DeclineFormProps = { state: FormState; send: (form: FormData) => void; name: string };

function DeclineForm({ state, send, name }: DeclineFormProps) {
  return (
    <form action={send} className="grid gap-4 border-line border-t pt-5" aria-label="Decline" noValidate>
      {state.errors[""] && <Notice key={state.at} tone="error" title={state.errors[""]} live />}
      <Reason state={state} id="decline-reason" />
      <SubmitButton size="large" variant="secondary" name="secure" value="" pendingText="Declining…">
        Decline
      </SubmitButton>
      <p className="hint" id="secure-follows">
        Somebody else may know the password? Secure the account: all sessions of {name} end, none of their
        devices is trusted any more, and they must choose a new password.
      </p>
      <SubmitButton
        size="large"
        variant="danger"
        name="secure"
        value="yes"
        pendingText="Securing…"
        aria-describedby="secure-follows"
      >
        Decline and secure this account
      </SubmitButton>
    </form>
  );
}
