"use client";

import type { Send } from "@/app/_server/form-state";
import { ApproveForm, type ApproveRules } from "./approve-form";
import { DeclineForms } from "./decline-forms";
import { useDecision } from "./use-decision";

type DecisionFormProps = ApproveRules & {
  /** Takes `number`, `absent` ("on") and `password`. */
  approve: Send;
  /** Takes `secure` ("yes", or "" for a plain decline). */
  decline: Send;
  /** Where the decision of somebody who was quicker is to be seen. */
  here: string;
  /** Their own request, which they may not approve here. */
  declineOnly?: boolean;
};

/** Approve, Decline, and Decline and secure: three forms, so that Enter in a field of the first approves. Each works without JavaScript. */
export function DecisionForm({ approve, decline, here, declineOnly = false, ...rules }: DecisionFormProps) {
  const { approval, sendApproval, refusal, sendRefusal, late } = useDecision(approve, decline, here);
  if (late) return late;
  return (
    <div className="grid gap-6">
      {!declineOnly && <ApproveForm state={approval} send={sendApproval} {...rules} />}
      <DeclineForms state={refusal} send={sendRefusal} name={rules.name} />
    </div>
  );
}
