"use client";

import { useActionState } from "react";
import { emptyState, type FormState, type Send } from "@/app/_server/form-state";
import { Notice } from "./notice";

/** The two answers to a login request as form states; `late` stands in their place once somebody else was quicker. `here`: where their decision is seen. */
export function useDecision(approve: Send, decline: Send, here: string) {
  const [approval, sendApproval] = useActionState(approve, emptyState);
  const [refusal, sendRefusal] = useActionState(decline, emptyState);
  const tooLate = [approval, refusal].find(isDecided);
  const late = tooLate && (
    <Notice tone="info" title={tooLate.errors[""] ?? ""} live>
      <p>
        <a href={here}>See this request as it stands now</a>
      </p>
    </Notice>
  );
  return { approval, sendApproval, refusal, sendRefusal, late };
}

/** A DecidedError of lib/devices/close-request.ts, as action() carries it. */
function isDecided({ more }: FormState): boolean {
  return more?.["name"] === "DecidedError";
}
