"use client";

import { useActionState } from "react";
import { emptyState, type FormState, type Send } from "@/app/_server/form-state";
import { ApproveForm, type ApproveRules } from "./approve-form";
import { DeclineForms } from "./decline-forms";
import { Notice } from "./notice";

type DecisionFormProps = ApproveRules & {
  /** Takes `number`, `absent` ("on") and `password`. */
  approve: Send;
  /** Takes `secure` ("yes", or "" for a plain decline). */
  decline: Send;
  /** Where the decision of somebody who was quicker is to be seen. */
  here: string;
};

/** Approve, Decline, and Decline and secure: three forms, so that Enter in a field of the first approves. Each works without JavaScript. */
export function DecisionForm({ approve, decline, here, ...rules }: DecisionFormProps) {
  const [approval, sendApproval] = useActionState(approve, emptyState);
  const [refusal, sendRefusal] = useActionState(decline, emptyState);
  const tooLate = [approval, refusal].find(isDecided);
  if (tooLate)
    return (
      <Notice tone="info" title={tooLate.errors[""] ?? ""} live>
        <p>
          <a href={here}>See this request as it stands now</a>
        </p>
      </Notice>
    );
  return (
    <div className="grid gap-6">
      <ApproveForm state={approval} send={sendApproval} {...rules} />
      <DeclineForms state={refusal} send={sendRefusal} name={rules.name} />
    </div>
  );
}

/** A DecidedError of lib/devices/close-request.ts, as action() carries it. */
function isDecided({ more }: FormState): boolean {
  return more?.["name"] === "DecidedError";
}
